import type { RunAttempt } from './run';
import { findShown } from './shown-attempt';

/**
 * The attempts that decide the verdict of a case; there may be others from other processes. An attempt in show mode is ignored if another
 * one was judged. An attempt under conditions where the bug does not show is ignored if there are others. If the bug shows there,
 * that has to be reported, unless something else is wrong as well.
 */
export function decidingAttempts(attempts: readonly RunAttempt[]): readonly RunAttempt[] {
  const judged = attempts.filter((attempt) => !isShown(attempt));
  const elsewhere = judged.filter(isElsewhere);
  const here = judged.filter((attempt) => !isElsewhere(attempt));
  if (elsewhere.every(hasHeld)) {
    return [here, judged].find((some) => some.some((attempt) => !isSkipped(attempt))) ?? attempts;
  }
  // A captured or quarantined attempt has this status, which is a good result.
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

// Skipped by the suite itself.
function isSkipped({ status, record, quarantine }: RunAttempt): boolean {
  return status === 'skipped' && record === null && quarantine === null;
}
