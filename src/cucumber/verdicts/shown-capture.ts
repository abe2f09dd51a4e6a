import type { IssueKey } from '../tags/issue';

/** The environment variable for a run in which captures fail like any other scenario, each with its stack. */
export const showVariable = 'CAPTURE_BUGS_SHOW';

/** The file name of the record attached to a capture that is run but not judged. */
export const shownCaptureFile = 'shown-capture.json';

/** The record attached to a capture in a run with `CAPTURE_BUGS_SHOW`. Reports read it, so its format must not change. */
export interface ShownCapture {
  /** The issues that the scenario captures. */
  readonly issues: readonly IssueKey[];
}
