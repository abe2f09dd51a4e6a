import { printableLines } from '../ground/printable';
import { messageOf, nameOf } from '../ground/thrown';
import { describeIssues, type IssueKey } from '../tags/issue';
import type { OnlyWhere } from '../tags/only-where';
import type { Repetition } from '../tags/repetition';
import type { TaggedScenario } from '../tags/tagged-scenario';
import type { FailedClaim } from './outcome';
import type { Verdict } from './verdict';

/** The name under which a captured failure is attached to its step. */
export const capturedFailureFile = 'captured-failure.json';
/** The name under which a verdict is attached to its scenario. */
export const verdictFile = 'verdict.json';

/** What is attached to the step that failed as expected. Reports read it, so its shape is kept. */
export interface CapturedFailure {
  /** The issues that the scenario captures. */
  readonly issues: readonly IssueKey[];
  /** The step, as `file:line:column`. */
  readonly at: string;
  /** The step with its keyword. */
  readonly step: string;
  /** The name of the assertion error. */
  readonly name: string;
  /** What the assertion said, in full. */
  readonly message: string;
  /** What it was expected to say; null where nothing was written down. */
  readonly expected: string | null;
}

/** The name under which it is attached that a guard was not run. */
export const skippedGuardFile = 'skipped-guard.json';

/** What is attached to a guard that its suite skips: nothing was judged. Reports read it, so its shape is kept. */
export interface SkippedGuard {
  /** The issues that the scenario guards. */
  readonly issues: readonly IssueKey[];
}

/** What is attached to each scenario that bears an issue. Reports read it, so its shape is kept. */
export interface VerdictRecord {
  /** The verdict of this attempt. */
  readonly verdict: Verdict;
  /** The issues that the scenario captures or guards. */
  readonly issues: readonly IssueKey[];
  /** What the scenario was expected to say; null when it is expected to hold, or nothing was written down. */
  readonly expectedFailure: string | null;
  /** What was seen instead of a pass; null when everything passed. */
  readonly seen: string | null;
  /** Which of several runs it was; null when the scenario is run once. */
  readonly repetition: Repetition | null;
  /** Where alone it is expected to fail; null where that is everywhere. */
  readonly where: OnlyWhere | null;
  /** At which attempt it held, from 2, although it did not at the first; null in any other case. */
  readonly heldAtAttempt: number | null;
}

/** Puts a captured failure on record. */
export function recordCapture({ issues, reason }: TaggedScenario, claim: FailedClaim): CapturedFailure {
  const { step, at, error } = claim;
  return { issues, at, step, name: nameOf(error), message: messageOf(error), expected: reason?.text ?? null };
}

/** The captured failure as a reader of a report sees it. */
export function describeCapture({ issues, at, step, name, message }: CapturedFailure): string {
  return printableLines(
    `Captured failure of issue ${describeIssues(issues)} at ${at}\n${step}\n${name}: ${message}`,
  );
}
