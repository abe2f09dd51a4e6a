import type { CaseVerdict, RunAttempt } from './run';
import type { RunStatus } from './run-status';

/** The verdict by the last attempt. What bears no issue is judged by its status alone. */
export function verdictOf(attempts: readonly RunAttempt[]): CaseVerdict {
  const last = attempts.at(-1);
  if (last === undefined) {
    return 'not run';
  }
  const { record, status } = last;
  if (record === null) {
    return verdictByStatus(status);
  }
  // A hook of the suite may fail after the verdict was put on record.
  const isRed = status !== 'passed' && status !== 'skipped';
  if (isRed && record.verdict === 'captured') {
    return 'compromised';
  }
  return isRed && record.verdict === 'holds' ? 'broken' : record.verdict;
}

/** Whether a run may be green with it. */
export function isGreen(verdict: CaseVerdict): boolean {
  return verdict === 'holds' || verdict === 'captured';
}

function verdictByStatus(status: RunStatus): CaseVerdict {
  switch (status) {
    case 'passed':
      return 'holds';
    case 'failed':
      return 'broken';
    default:
      return status;
  }
}
