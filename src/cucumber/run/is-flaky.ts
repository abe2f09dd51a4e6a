import type { RunAttempt } from './run';

/** Whether a case both failed and passed, in different attempts or repetitions. */
export function isFlaky(attempts: readonly RunAttempt[]): boolean {
  return attempts.some(hasPassed) && attempts.some(hasFailed);
}

// The harness fails an attempt that held late or is fixed, so the status alone is not enough.
function hasPassed({ record, status }: RunAttempt): boolean {
  if (record === null) {
    return status === 'passed';
  }
  const isPassedByVerdict = record.verdict === 'fixed' || (record.verdict === 'holds' && status === 'passed');
  return isPassedByVerdict || (record.heldAtAttempt ?? null) !== null;
}

// A captured attempt failed, although it has the status "skipped". One that was cut off may have ended its process.
function hasFailed(attempt: RunAttempt): boolean {
  const { status, capture } = attempt;
  return !hasPassed(attempt) && (status === 'failed' || status === 'unknown' || capture !== null);
}
