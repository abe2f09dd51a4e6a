import { printableLines } from '../ground/printable';
import { messageOf, nameOf } from '../ground/thrown';
import { describeIssues, type IssueKey } from '../tags/issue';
import type { OnlyWhere } from '../tags/only-where';
import type { Repetition } from '../tags/repetition';
import type { TaggedScenario } from '../tags/tagged-scenario';
import type { FailedClaim } from './outcome';
import type { Verdict } from './verdict';

/** The file name of a captured failure, attached to its step. */
export const capturedFailureFile = 'captured-failure.json';
/** The file name of a verdict, attached to its scenario. */
export const verdictFile = 'verdict.json';

/** The record attached to the step that failed as expected. Reports read it, so its format must not change. */
export interface CapturedFailure {
  /** The issues that the scenario captures. */
  readonly issues: readonly IssueKey[];
  /** The step, as `file:line:column`. */
  readonly at: string;
  /** The step with its keyword. */
  readonly step: string;
  /** The name of the assertion error. */
  readonly name: string;
  /** The full message of the assertion. */
  readonly message: string;
  /** The expected message; null if none is documented. */
  readonly expected: string | null;
}

/** The file name of the record attached to a skipped guard. */
export const skippedGuardFile = 'skipped-guard.json';

/** The record attached to a guard that the suite skips, so that it was not judged. Reports read it, so its format must not change. */
export interface SkippedGuard {
  /** The issues that the scenario guards. */
  readonly issues: readonly IssueKey[];
}

/** The record attached to each scenario with an issue. Reports read it, so its format must not change. */
export interface VerdictRecord {
  /** The verdict of this attempt. */
  readonly verdict: Verdict;
  /** The issues that the scenario captures or guards. */
  readonly issues: readonly IssueKey[];
  /** The expected message; null if the scenario is expected to hold, or no message is documented. */
  readonly expectedFailure: string | null;
  /** What went wrong; null if everything passed. */
  readonly seen: string | null;
  /** The repetition; null if the scenario is run once. */
  readonly repetition: Repetition | null;
  /** The conditions under which alone it is expected to fail; null if there are none. */
  readonly where: OnlyWhere | null;
  /** The attempt at which it first held, from 2, if it did not hold at the first; otherwise null. */
  readonly heldAtAttempt: number | null;
}

/** Makes the record of a captured failure. */
export function recordCapture({ issues, reason }: TaggedScenario, claim: FailedClaim): CapturedFailure {
  const { step, at, error } = claim;
  return { issues, at, step, name: nameOf(error), message: messageOf(error), expected: reason?.text ?? null };
}

/** A captured failure as text for reports. */
export function describeCapture({ issues, at, step, name, message }: CapturedFailure): string {
  return printableLines(
    `Captured failure of issue ${describeIssues(issues)} at ${at}\n${step}\n${name}: ${message}`,
  );
}
