import type { HeldLate } from '../run/held-late';
import type { CaseVerdict } from '../run/run';
import type { IssueKey, IssueState } from '../tags/issue';
import type { OnlyWhere } from '../tags/only-where';

/**
 * The state of an issue, according to a single run.
 *
 * `red`: the verdict on one of its scenarios is not green. `captured`: one of its scenarios is expected to fail, and did.
 * `quarantined`: one of them hangs or ends the process, and was not run. `elsewhere`: all of them hold, but the bug of one of them
 * shows only under other conditions. `guarded`: all of them hold. `notRun`: unknown, because some were left out and the others
 * allow no conclusion.
 */
export const issueStandings = ['captured', 'red', 'quarantined', 'elsewhere', 'guarded', 'notRun'] as const;

/** One of the states of an issue. */
export type IssueStanding = (typeof issueStandings)[number];

/** The findings of a run about each issue. It is plain data, so any tool can read it as JSON. */
export interface IssueLedger {
  /** When the run began, in ISO 8601; null if it never began. */
  readonly startedAt: string | null;
  /** Every issue that a scenario has in its tags: by ascending number, then by key. */
  readonly issues: readonly LedgerIssue[];
}

/** The findings about one issue. */
export interface LedgerIssue {
  /** Its number, or its key in the tracker. */
  readonly issue: IssueKey;
  /** Its state. */
  readonly standing: IssueStanding;
  /** The scenarios with this issue, in the order of the run; each row of an outline separately. */
  readonly scenarios: readonly LedgerScenario[];
  /** The URL of its page, from the option `issueLink` or else from the issues file; null if neither is given. */
  readonly link: string | null;
  /** Its entry in the issues file; null without one. */
  readonly tracker: IssueState | null;
  /** When it was captured, and since when it is guarded; null if the history file has no entry. */
  readonly lifeLine: LifeLine | null;
}

/** One scenario of an issue, or one row of an outline. */
export interface LedgerScenario {
  /** The same in each run. The documentation uses it in links. */
  readonly id: string;
  /** Its name, with the values of the row. */
  readonly name: string;
  /** Its place, as `file:line`. */
  readonly at: string;
  /** Its verdict in the run. */
  readonly verdict: CaseVerdict;
  /** Its failure in the run; null if there was none. */
  readonly failure: LedgerFailure | null;
  /** The expected message of the failure; null if the scenario is expected to hold, or no message is documented. */
  readonly expected: string | null;
  /** The conditions under which alone it is expected to fail, and whether the run met them; null if there are none, or it was not run. */
  readonly where: OnlyWhere | null;
  /** Set if it held only at a later attempt, which does not count as guarded; otherwise null. */
  readonly heldLate: HeldLate | null;
}

/** A failure in a run. */
export interface LedgerFailure {
  /** The class of the error. */
  readonly name: string;
  /** The full message. */
  readonly message: string;
}

/** When an issue was captured, and since when it is guarded. Runs record it; it is never written by hand. */
export interface LifeLine {
  /** When a run first saw one of its scenarios fail as expected, in ISO 8601; left out if none did. */
  readonly capturedAt?: string | undefined;
  /** The message of that failure, in one line. */
  readonly failure?: string | undefined;
  /** When a run first saw all of its scenarios hold after that: the time of the fix. Left out while the bug exists. */
  readonly guardedSince?: string | undefined;
}

/** The life lines of all issues. */
export type LifeLines = ReadonlyMap<IssueKey, LifeLine>;
