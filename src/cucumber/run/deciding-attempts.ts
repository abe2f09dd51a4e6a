import type { RunAttempt } from './run';
import { findShown } from './shown-attempt';

/**
 * The attempts at a case that its verdict comes from; several processes may have made others. One that was shown says nothing
 * beside one that was judged, and that a bug is not seen where it does not show says nothing about where it does.
 */
export function decidingAttempts(attempts: readonly RunAttempt[]): readonly RunAttempt[] {
  const judged = attempts.filter((attempt) => !isShown(attempt));
  const here = judged.filter((attempt) => !hasHeldElsewhere(attempt));
  return [here, judged].find((some) => some.some((attempt) => !isSkipped(attempt))) ?? attempts;
}

/** Whether an attempt was made with `CAPTURE_BUGS_SHOW=1`, and not judged. */
export function isShown({ record, hooks }: RunAttempt): boolean {
  return record === null && findShown({ hooks }) !== undefined;
}

function hasHeldElsewhere({ record }: RunAttempt): boolean {
  return record?.verdict === 'holds' && record.where?.isHere === false;
}

// By its suite. What was captured or is in quarantine has the status, too.
function isSkipped({ status, record, quarantine }: RunAttempt): boolean {
  return status === 'skipped' && record === null && quarantine === null;
}
