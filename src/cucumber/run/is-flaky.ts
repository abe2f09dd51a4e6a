import type { RunAttempt } from './run';

/** Whether some attempts at a case failed and a later one passed, or some of its repetitions fail and others pass. */
export function isFlaky(attempts: readonly RunAttempt[]): boolean {
  return attempts.some(hasPassed) && attempts.some(hasFailed);
}

// The harness turns red what held late and what is fixed, so the status alone does not tell.
function hasPassed({ record, status }: RunAttempt): boolean {
  if (record === null) {
    return status === 'passed';
  }
  const isPassedByVerdict = record.verdict === 'fixed' || (record.verdict === 'holds' && status === 'passed');
  return isPassedByVerdict || (record.heldAtAttempt ?? null) !== null;
}

// One that is captured failed, although the run shows it as skipped; one that was cut off may have ended its process.
function hasFailed(attempt: RunAttempt): boolean {
  const { status, capture } = attempt;
  return !hasPassed(attempt) && (status === 'failed' || status === 'unknown' || capture !== null);
}
