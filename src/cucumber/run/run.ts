import type { Place } from '../ground/place';
import type { RunStatus } from '../ground/run-status';
import type { QuarantineRecord } from '../verdicts/quarantine';
import type { CapturedFailure, VerdictRecord } from '../verdicts/run-records';
import type { Verdict } from '../verdicts/verdict';
import type { MatchedArgument } from './matched-arguments';
import type { RunDefinition, RunSnippet, RunSource } from './run-definition';
import type { RunCi, RunMachine, RunParameterType } from './run-environment';
import type { RunExamples, RunNode } from './run-examples';
import type { WrittenStep } from './written-step';

/** A run of a suite as one plain value: it can be written as JSON, and read by whoever never heard of messages. */
export interface Run {
  /** ISO 8601; null when the run never began. */
  readonly startedAt: string | null;
  /** ISO 8601; null when the run never ended. */
  readonly finishedAt: string | null;
  /**
   * How long it took, in milliseconds. Of several runs that were put together it is the time in which at least one of them ran: the sum
   * of those that ran one after the other, without the time between them, and the longest of those that ran at once. Null where one
   * never ended.
   */
  readonly durationMs: number | null;
  /** How many runs it was put together from. */
  readonly runCount: number;
  /** What Cucumber said at the end; null when it never got there. */
  readonly success: boolean | null;
  /** What ended it; null unless something did. */
  readonly error: RunError | null;
  /** Which Cucumber it was, such as `cucumber-js 12.9.0`. */
  readonly runner: string | null;
  /** What it ran on; several where several runs were put together. */
  readonly machines: readonly RunMachine[];
  /** The build that it was part of; null where no build system is known. */
  readonly ci: RunCi | null;
  /** In the order in which Cucumber read them. */
  readonly features: readonly RunFeature[];
  /** The hooks around the whole run that failed or attached something. */
  readonly hooks: readonly RunHook[];
  /** The files that are not Gherkin. */
  readonly parseErrors: readonly RunParseError[];
  /** The parameter types that a step definition uses and nobody has defined. */
  readonly undefinedParameterTypes: readonly RunParameterType[];
  /** How many attempts are of scenarios that the messages lack, so that nobody can say which they are. */
  readonly unplaced: number;
  /** What was attached to the run as a whole, and to none of its hooks. */
  readonly attachments: readonly RunAttachment[];
}

/** Scenarios under one heading: a feature or a rule. */
export interface RunBlock extends RunNode {
  /** Stable from run to run, unique in it, and fit for a URL. */
  readonly id: string;
  /** Its own tags, with `@`. */
  readonly tags: readonly string[];
  readonly background: RunBackground | null;
  readonly scenarios: readonly RunScenario[];
}

/** A feature file. */
export interface RunFeature extends RunBlock {
  /** The path as Cucumber was given it. */
  readonly uri: string;
  /** The language of its keywords, such as `en`. */
  readonly language: string;
  readonly rules: readonly RunBlock[];
}

/** The steps that all scenarios of a block begin with. */
export interface RunBackground extends RunNode {
  readonly steps: readonly WrittenStep[];
}

/** A scenario or an outline, as it is written, and what was run of it. */
export interface RunScenario extends RunNode {
  readonly id: string;
  /** Its own tags, with `@`. */
  readonly tags: readonly string[];
  /** As written: in an outline with `<placeholders>`. */
  readonly steps: readonly WrittenStep[];
  /** Empty unless it is an outline. */
  readonly examples: readonly RunExamples[];
  /** What can be run of it: one for a scenario, one for each row of an outline. */
  readonly cases: readonly RunCase[];
}

/** What a run says about a case: a verdict, or why there is none; `shown` is a capture that failed or passed plainly. */
export type CaseVerdict =
  | Verdict
  | 'quarantined'
  | Exclude<RunStatus, 'passed' | 'failed'>
  | 'shown'
  | 'not run';

/** What Cucumber runs: a scenario, or one row of an outline. */
export interface RunCase {
  readonly id: string;
  readonly name: string;
  /** Of the scenario, or of the row. */
  readonly place: Place;
  /** Its own and the inherited ones, with `@`. */
  readonly tags: readonly string[];
  /** What the harness judged, or else what follows from the status. */
  readonly verdict: CaseVerdict;
  /** Those that decide the verdict, in order; of each run the last one counts. Empty when it was not run. */
  readonly attempts: readonly RunAttempt[];
  /** Whether some attempts failed and a later one passed, or some of its repetitions fail and others pass. */
  readonly isFlaky: boolean;
  /** Whether the run set out to run it; one that is not planned was left out. */
  readonly isPlanned: boolean;
}

/** One attempt at a case. */
export interface RunAttempt {
  /** ISO 8601; empty where nobody knows. */
  readonly startedAt: string;
  /** The worst of its steps and hooks. */
  readonly status: RunStatus;
  /** What the harness put on record; null where it judged nothing. */
  readonly record: VerdictRecord | null;
  /** The failure that was captured. */
  readonly capture: CapturedFailure | null;
  /** What the harness put on record where it kept the case from being run. */
  readonly quarantine: QuarantineRecord | null;
  readonly durationMs: number;
  /** The worker process that made it; null where there is only one. */
  readonly worker: string | null;
  readonly steps: readonly RunStep[];
  /** The hooks that did not pass, or attached something. */
  readonly hooks: readonly RunHook[];
  /** What was attached by no step and no hook. */
  readonly attachments: readonly RunAttachment[];
}

/** What became of a step or a hook. */
export interface RunResult {
  readonly status: RunStatus;
  readonly durationMs: number;
  readonly error: RunError | null;
  readonly attachments: readonly RunAttachment[];
}

/** A step as it was run: in an outline with the values of its row. */
export interface RunStep extends WrittenStep, RunResult {
  readonly isBackground: boolean;
  /** What its definition takes out of its text. */
  readonly arguments: readonly MatchedArgument[];
  /** The definitions that match it: one, none where it is undefined, several where it is ambiguous. */
  readonly definitions: readonly RunDefinition[];
  /** What to begin its definition with, where it has none. */
  readonly snippets: readonly RunSnippet[];
  /** The parameter types that nobody has defined and that a definition needs which may be meant for it. */
  readonly unknownTypes: readonly RunParameterType[];
}

/** A hook as it was run. */
export interface RunHook extends RunResult {
  /** Its name, or else where it stands. */
  readonly name: string;
  readonly when: 'before' | 'between' | 'after';
  /** How many steps of the attempt come before it. */
  readonly stepsBefore: number;
  /** What it is defined as, such as `BEFORE_TEST_STEP`; null where Cucumber does not say. */
  readonly type: string | null;
  /** Where it is defined; null where nobody knows. */
  readonly source: RunSource | null;
}

/** Why a step or a hook did not pass. */
export interface RunError {
  /** The class of the error; empty when Cucumber has none. */
  readonly type: string;
  readonly message: string;
  /** With the message; empty when there is none. */
  readonly stack: string;
}

/** Something attached by a step or a hook. */
export interface RunAttachment {
  readonly fileName: string | null;
  readonly mediaType: string;
  readonly body: string;
  /** Whether the body is base64, and not text. */
  readonly isBase64: boolean;
  /** Where the body was moved to, out of the messages; null where it is here. */
  readonly url: string | null;
}

/** A file that is not Gherkin. */
export interface RunParseError {
  readonly uri: string;
  readonly message: string;
}
