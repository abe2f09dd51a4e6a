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

/** A run of a suite as plain data. It can be written as JSON, and read without knowledge of Cucumber's messages. */
export interface Run {
  /** In ISO 8601; null if the run never began. */
  readonly startedAt: string | null;
  /** In ISO 8601; null if the run never ended. */
  readonly finishedAt: string | null;
  /**
   * The duration in milliseconds. For merged runs it is the time in which at least one of them ran: consecutive runs are added up, without
   * the time between them, and overlapping time counts once. Null if one of them never ended.
   */
  readonly durationMs: number | null;
  /** The number of runs that were merged. */
  readonly runCount: number;
  /** Whether Cucumber reported success; null if the run never ended. */
  readonly success: boolean | null;
  /** The error that ended the run; null if there was none. */
  readonly error: RunError | null;
  /** The implementation of Cucumber, such as `cucumber-js 12.9.0`. */
  readonly runner: string | null;
  /** The platforms of the run; several if runs were merged. */
  readonly machines: readonly RunMachine[];
  /** The build to which it belongs; null if no build system was detected. */
  readonly ci: RunCi | null;
  /** The features, in the order in which Cucumber read them. */
  readonly features: readonly RunFeature[];
  /** The hooks around the whole run that failed or attached something. */
  readonly hooks: readonly RunHook[];
  /** The files that are not Gherkin. */
  readonly parseErrors: readonly RunParseError[];
  /** The parameter types that a step definition uses, but that are not defined. */
  readonly undefinedParameterTypes: readonly RunParameterType[];
  /** The number of attempts whose scenarios are missing from the messages, so that they cannot be identified. */
  readonly unplaced: number;
  /** Attachments of the run as a whole, outside of its hooks. */
  readonly attachments: readonly RunAttachment[];
}

/** Scenarios under one heading: a feature or a rule. */
export interface RunBlock extends RunNode {
  /** The same in each run, unique within a run, and suitable for a URL. */
  readonly id: string;
  /** Its own tags, with `@`. */
  readonly tags: readonly string[];
  readonly background: RunBackground | null;
  readonly scenarios: readonly RunScenario[];
}

/** A feature file. */
export interface RunFeature extends RunBlock {
  /** The path as it was given to Cucumber. */
  readonly uri: string;
  /** The language of its keywords, such as `en`. */
  readonly language: string;
  readonly rules: readonly RunBlock[];
}

/** The steps with which all scenarios of a block begin. */
export interface RunBackground extends RunNode {
  readonly steps: readonly WrittenStep[];
}

/** A scenario or an outline as it is written, and its cases. */
export interface RunScenario extends RunNode {
  readonly id: string;
  /** Its own tags, with `@`. */
  readonly tags: readonly string[];
  /** As written: in an outline with `<placeholders>`. */
  readonly steps: readonly WrittenStep[];
  /** Empty unless it is an outline. */
  readonly examples: readonly RunExamples[];
  /** The cases: one for a scenario, one for each row of an outline. */
  readonly cases: readonly RunCase[];
}

/** The result of a case: a verdict, or the reason why there is none. `shown` is a capture in a run that does not judge captures. */
export type CaseVerdict =
  | Verdict
  | 'quarantined'
  | Exclude<RunStatus, 'passed' | 'failed'>
  | 'shown'
  | 'not run';

/** A unit that Cucumber runs: a scenario, or one row of an outline. */
export interface RunCase {
  readonly id: string;
  readonly name: string;
  /** The place of the scenario, or of the row. */
  readonly place: Place;
  /** Its own and its inherited tags, with `@`. */
  readonly tags: readonly string[];
  /** The verdict of the harness, or else the one that follows from the status. */
  readonly verdict: CaseVerdict;
  /** The attempts that decide the verdict, in order. Of each repetition the last one counts. Empty if it was not run. */
  readonly attempts: readonly RunAttempt[];
  /** Whether it both failed and passed, in different attempts or repetitions. */
  readonly isFlaky: boolean;
  /** Whether the run planned to run it. If not, a filter left it out. */
  readonly isPlanned: boolean;
}

/** One attempt at a case. */
export interface RunAttempt {
  /** In ISO 8601; empty if unknown. */
  readonly startedAt: string;
  /** The worst status of its steps and hooks. */
  readonly status: RunStatus;
  /** The record of the harness; null if it judged nothing. */
  readonly record: VerdictRecord | null;
  /** The captured failure. */
  readonly capture: CapturedFailure | null;
  /** The record of the harness if the case is quarantined, so that it was not run. */
  readonly quarantine: QuarantineRecord | null;
  readonly durationMs: number;
  /** The id of the worker process; null if there is only one process. */
  readonly worker: string | null;
  readonly steps: readonly RunStep[];
  /** The hooks that did not pass, or attached something. */
  readonly hooks: readonly RunHook[];
  /** Attachments outside of steps and hooks. */
  readonly attachments: readonly RunAttachment[];
}

/** The result of a step or a hook. */
export interface RunResult {
  readonly status: RunStatus;
  readonly durationMs: number;
  readonly error: RunError | null;
  readonly attachments: readonly RunAttachment[];
}

/** A step as it was run. In an outline, its text contains the values of the row. */
export interface RunStep extends WrittenStep, RunResult {
  readonly isBackground: boolean;
  /** The parts of its text that are arguments of its definition. */
  readonly arguments: readonly MatchedArgument[];
  /** The definitions that match: one, none if it is undefined, or several if it is ambiguous. */
  readonly definitions: readonly RunDefinition[];
  /** Code snippets for its definition, if it has none. */
  readonly snippets: readonly RunSnippet[];
  /** The missing parameter types of definitions that may be meant for this step. */
  readonly unknownTypes: readonly RunParameterType[];
}

/** A hook as it was run. */
export interface RunHook extends RunResult {
  /** Its name, or else its place. */
  readonly name: string;
  readonly when: 'before' | 'between' | 'after';
  /** The number of steps that come before it in the attempt. */
  readonly stepsBefore: number;
  /** The type of its definition, such as `BEFORE_TEST_STEP`; null if Cucumber does not provide it. */
  readonly type: string | null;
  /** The place of its definition; null if unknown. */
  readonly source: RunSource | null;
}

/** The error of a step or a hook. */
export interface RunError {
  /** The class of the error; empty if Cucumber does not provide it. */
  readonly type: string;
  readonly message: string;
  /** Contains the message; empty if there is none. */
  readonly stack: string;
}

/** An attachment of a step or a hook. */
export interface RunAttachment {
  readonly fileName: string | null;
  readonly mediaType: string;
  readonly body: string;
  /** Whether the body is encoded as base64. */
  readonly isBase64: boolean;
  /** The URL of the content, if it was moved out of the messages; otherwise null. */
  readonly url: string | null;
}

/** A file that is not Gherkin. */
export interface RunParseError {
  readonly uri: string;
  readonly message: string;
}
