import type { RunAttempt } from './run';
import { findShown } from './shown-attempt';

/**
 * The attempts at a case that its verdict comes from; several processes may have made others. One that was shown says nothing
 * beside one that was judged. That a bug is not seen where it does not show says nothing about where it does; that it is seen
 * there is what has to be told, unless something else is wrong as well.
 */
export function decidingAttempts(attempts: readonly RunAttempt[]): readonly RunAttempt[] {
  const judged = attempts.filter((attempt) => !isShown(attempt));
  const elsewhere = judged.filter(isElsewhere);
  const here = judged.filter((attempt) => !isElsewhere(attempt));
  if (elsewhere.every(hasHeld)) {
    return [here, judged].find((some) => some.some((attempt) => !isSkipped(attempt))) ?? attempts;
  }
  // What was captured or is in quarantine has this status, and that is well.
  return here.every(({ status }) => status === 'skipped') ? elsewhere : judged;
}

/** Whether an attempt was made with `CAPTURE_BUGS_SHOW=1`, and not judged. */
export function isShown({ record, hooks }: RunAttempt): boolean {
  return record === null && findShown({ hooks }) !== undefined;
}

function isElsewhere({ record }: RunAttempt): boolean {
  return record?.where?.isHere === false;
}

function hasHeld({ record, status }: RunAttempt): boolean {
  return record?.verdict === 'holds' && status === 'passed';
}

// By its suite.
function isSkipped({ status, record, quarantine }: RunAttempt): boolean {
  return status === 'skipped' && record === null && quarantine === null;
}
