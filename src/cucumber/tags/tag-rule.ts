import type { IssueKey, IssueStates } from './issue';
import type { TaggedScenario } from './tagged-scenario';
import type { Vocabulary } from './vocabulary';

/** The settings of a suite for the tag rules. */
export interface TagRuleSettings {
  /** Its tags. */
  readonly vocabulary: Vocabulary;
  /** Whether each capture must say why it fails today. */
  readonly requireReason: boolean;
  /** The states of issues in the tracker. Without them, no rule uses them. */
  readonly issueStates?: IssueStates | undefined;
  /** The conditions of the suite by name. Without them, no tag may name a condition. */
  readonly conditions?: object | undefined;
  /** Whether conditions may be missing, because they are defined in code that is not run. */
  readonly isStatic?: boolean | undefined;
  /** The issues that the present change claims to close. */
  readonly closing?: readonly IssueKey[] | undefined;
}

/** The facts about issues that the rules use. */
export type IssueFacts = Pick<TagRuleSettings, 'issueStates' | 'closing'>;

/** A problem that a rule has found. */
export interface TagFinding {
  /** The place of the tag, or else of the scenario, as `file:line:column`. */
  readonly at: string;
  /** The problem, in one sentence. */
  readonly reason: string;
  /** The correction. */
  readonly remedy: TagRemedy;
}

/** A violation of a rule. */
export interface TagViolation extends TagFinding {
  /** The id of the rule. */
  readonly rule: string;
}

/** A correction of a violation. */
export interface TagRemedy {
  /** Whether to add or to delete the line. */
  readonly action: 'write' | 'delete';
  /** The line itself, ready to paste. */
  readonly line: string;
}

/** A rule about the tags of a scenario. Hook, plugin and documentation use the same rules. */
export interface TagRule {
  /** A stable id in kebab-case. */
  readonly id: string;
  /** The rule, in one sentence. */
  readonly title: string;
  /** What goes wrong without it, in one sentence. */
  readonly why: string;
  /** An example in Gherkin that follows the rule. */
  readonly good: string;
  /** An example that violates it. */
  readonly bad: string;
  /** Finds all violations of this rule; pure. */
  readonly check: (scenario: TaggedScenario, settings: TagRuleSettings) => readonly TagFinding[];
}

/** Makes a rule with the tag names of a suite. */
export type TagRuleWriter = (vocabulary: Vocabulary) => TagRule;
