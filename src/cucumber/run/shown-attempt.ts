import { hasShape, isListOf } from '../ground/has-shape';
import { isIssueKey } from '../tags/issue';
import { type ShownCapture, shownCaptureFile } from '../verdicts/shown-capture';
import { readJson } from './read-records';
import type { RunAttempt } from './run';

/** The record of a capture that was run but not judged; undefined if the attempt was judged. */
export function findShown({ hooks }: Pick<RunAttempt, 'hooks'>): ShownCapture | undefined {
  const attachments = hooks.flatMap((hook) => hook.attachments);
  return attachments.map((one) => readJson(one, shownCaptureFile)).find(isShownCapture);
}

// The suite itself may attach a file of that name, so the shape is checked.
function isShownCapture(value: unknown): value is ShownCapture {
  return hasShape<ShownCapture>(value, { issues: isListOf(isIssueKey) });
}
