import type { IssueKey } from '../tags/issue';

/** The environment variable for one run in which captures fail plainly, each with the stack of its failure. */
export const showVariable = 'CAPTURE_BUGS_SHOW';

/** The name under which it is attached that a capture was shown, and not judged. */
export const shownCaptureFile = 'shown-capture.json';

/** What is attached to a capture in a run that shows captures (`CAPTURE_BUGS_SHOW`). Reports read it, so its shape is kept. */
export interface ShownCapture {
  /** The issues that the scenario captures. */
  readonly issues: readonly IssueKey[];
}
