import type { IssueKey, IssueStates } from './issue';
import type { TaggedScenario } from './tagged-scenario';
import type { Vocabulary } from './vocabulary';

/** What a suite asks of its tags beyond the rules that always hold. */
export interface TagRuleSettings {
  /** Its tags. */
  readonly vocabulary: Vocabulary;
  /** Whether each capture must say why it fails today. */
  readonly requireReason: boolean;
  /** What the tracker says of each issue; without it no rule asks. */
  readonly issueStates?: IssueStates | undefined;
  /** The conditions of the suite by their names; without them no tag may name one. */
  readonly conditions?: object | undefined;
  /** Whether conditions may be missing, because code defines them and none is run. */
  readonly isStatic?: boolean | undefined;
  /** The issues that the change at hand says it closes. */
  readonly closing?: readonly IssueKey[] | undefined;
}

/** What the rules may ask about issues. */
export type IssueFacts = Pick<TagRuleSettings, 'issueStates' | 'closing'>;

/** What a rule finds wrong. */
export interface TagFinding {
  /** The tag, or else the scenario, as `file:line:column`. */
  readonly at: string;
  /** What is wrong, in one sentence. */
  readonly reason: string;
  /** What repairs it. */
  readonly remedy: TagRemedy;
}

/** One breach of one rule. */
export interface TagViolation extends TagFinding {
  /** The id of the rule. */
  readonly rule: string;
}

/** What repairs a breach. */
export interface TagRemedy {
  /** Whether the line is to be written or deleted. */
  readonly action: 'write' | 'delete';
  /** The line itself, ready to paste. */
  readonly line: string;
}

/** One law about the tags of a scenario. Hook, plugin and documentation read the same rules. */
export interface TagRule {
  /** A stable name in kebab-case. */
  readonly id: string;
  /** The law, in one sentence. */
  readonly title: string;
  /** What goes wrong without it, in one sentence. */
  readonly why: string;
  /** Gherkin that keeps the rule. */
  readonly good: string;
  /** Gherkin that breaks it. */
  readonly bad: string;
  /** Finds every breach of this rule; pure. */
  readonly check: (scenario: TaggedScenario, settings: TagRuleSettings) => readonly TagFinding[];
}

/** Writes a rule in the tags of a suite. */
export type TagRuleWriter = (vocabulary: Vocabulary) => TagRule;
