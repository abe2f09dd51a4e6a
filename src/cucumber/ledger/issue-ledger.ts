import type { HeldLate } from '../run/held-late';
import type { CaseVerdict } from '../run/run';
import type { IssueKey, IssueState } from '../tags/issue';
import type { OnlyWhere } from '../tags/only-where';

/**
 * The state of an issue, by one run alone.
 *
 * `red`: the verdict on one of its scenarios is not green. `captured`: one of them is expected to fail, and did.
 * `quarantined`: one of them hangs or ends the process, and was not run. `elsewhere`: all of them hold, but the bug of one of them shows
 * only elsewhere. `guarded`: all of them hold. `notRun`: nobody knows, because some were left out and none of the others says more.
 */
export const issueStandings = ['captured', 'red', 'quarantined', 'elsewhere', 'guarded', 'notRun'] as const;

/** One of the states of an issue. */
export type IssueStanding = (typeof issueStandings)[number];

/** What a run knows of each issue. It is a plain value, so any tool can read it as JSON. */
export interface IssueLedger {
  /** When the run began, in ISO 8601; null when it never did. */
  readonly startedAt: string | null;
  /** Every issue that a scenario bears: by rising number, and then by key. */
  readonly issues: readonly LedgerIssue[];
}

/** What is known of one issue. */
export interface LedgerIssue {
  /** Its number, or its key in the tracker. */
  readonly issue: IssueKey;
  /** Its state. */
  readonly standing: IssueStanding;
  /** The scenarios that bear it, in the order of the run; each row of an outline by itself. */
  readonly scenarios: readonly LedgerScenario[];
  /** Its page, by the option `issueLink` or else by the issues file; null when neither is given. */
  readonly link: string | null;
  /** What the issues file says; null without one. */
  readonly tracker: IssueState | null;
  /** When it was captured, and since when it is guarded; null where the history file does not tell. */
  readonly lifeLine: LifeLine | null;
}

/** One scenario of an issue, or one row of an outline. */
export interface LedgerScenario {
  /** Stable from run to run; the documentation links by it. */
  readonly id: string;
  /** Its name, with the values of the row. */
  readonly name: string;
  /** Where it is written, as `file:line`. */
  readonly at: string;
  /** What the run says about it. */
  readonly verdict: CaseVerdict;
  /** The failure as it was seen; null when there was none. */
  readonly failure: LedgerFailure | null;
  /** What the failure is expected to say; null when it is expected to hold, or nothing was written down. */
  readonly expected: string | null;
  /** Where alone it is expected to fail, and whether the run was there; null where that is everywhere, or it was not run. */
  readonly where: OnlyWhere | null;
  /** That it held at a later attempt only, which is no guarding; null in any other case. */
  readonly heldLate: HeldLate | null;
}

/** A failure as it was seen. */
export interface LedgerFailure {
  /** The class of the error. */
  readonly name: string;
  /** What it said, in full. */
  readonly message: string;
}

/** When an issue was captured, and since when it is guarded. Runs find it out; nobody types it. */
export interface LifeLine {
  /** When a run first saw a scenario of it fail as expected, in ISO 8601; left out when none did. */
  readonly capturedAt?: string | undefined;
  /** With what failure, in one line. */
  readonly failure?: string | undefined;
  /** When a run first saw all its scenarios hold after that, which was the fix; left out while the bug is there. */
  readonly guardedSince?: string | undefined;
}

/** The life lines of all issues. */
export type LifeLines = ReadonlyMap<IssueKey, LifeLine>;
