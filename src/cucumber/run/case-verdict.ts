import { type RunStatus, runStatuses } from '../ground/run-status';
import { greenVerdicts, redVerdicts, verdicts } from '../verdicts/verdict';
import { isShown } from './deciding-attempts';
import { attemptsByRun, findHeldLate, isTolerated } from './held-late';
import type { CaseVerdict, RunAttempt, RunCase } from './run';

// What a status says where nothing was judged.
const verdictByStatus: Readonly<Record<RunStatus, CaseVerdict>> = {
  unknown: 'unknown',
  passed: 'holds',
  skipped: 'skipped',
  pending: 'pending',
  undefined: 'undefined',
  ambiguous: 'ambiguous',
  failed: 'broken',
};

/** Everything that a run can say about a case, as it is listed: the verdicts, and then why there is none, the worst first. */
export const caseVerdicts: readonly CaseVerdict[] = [
  ...new Set<CaseVerdict>([
    ...verdicts,
    'quarantined',
    ...runStatuses.toReversed().map((status) => verdictByStatus[status]),
    'shown',
    'not run',
  ]),
];

/**
 * The verdict over all runs of a case; of each run the last attempt counts, but a guard must hold at the first. A capture that
 * does not end alike every time proves nothing, and a guard that does not hold every time is broken. A run that was skipped says
 * nothing beside others.
 */
export function verdictOf(attempts: readonly RunAttempt[]): CaseVerdict {
  const all = new Set(runVerdicts(attempts));
  const [verdict = 'not run', ...others] = all.size > 1 ? [...all].filter((one) => one !== 'skipped') : all;
  if (others.length === 0) {
    return verdict;
  }
  return all.has('holds') ? 'broken' : 'compromised';
}

/** The verdict of each run of a case, in the order in which they ended; one, unless the case is repeated. */
export function runVerdicts(attempts: readonly RunAttempt[]): readonly CaseVerdict[] {
  return [...attemptsByRun(attempts).values()].flatMap((own) => {
    const verdict = verdictOfRun(own);
    return verdict === undefined ? [] : [findHeldLate(own) === null ? verdict : 'broken'];
  });
}

// A run of one process has judged so itself; what was run in several is put together only here.
function verdictOfRun(attempts: readonly RunAttempt[]): CaseVerdict | undefined {
  const last = attempts.at(-1);
  const verdict = last && verdictOfAttempt(last);
  const hasEscaped = attempts.some(({ record }) => record !== null && record.verdict !== 'captured');
  return verdict === 'captured' && hasEscaped ? 'compromised' : verdict;
}

function verdictOfAttempt(attempt: RunAttempt): CaseVerdict {
  const { record, status, quarantine } = attempt;
  if (record === null && quarantine !== null && status === 'skipped') {
    return 'quarantined';
  }
  if (record === null) {
    return isShown(attempt) ? 'shown' : verdictByStatus[status];
  }
  // A hook of the suite may fail after the verdict was put on record.
  const isRed = status !== 'passed' && status !== 'skipped';
  if (isRed && record.verdict === 'captured') {
    return 'compromised';
  }
  return isRed && record.verdict === 'holds' ? 'broken' : record.verdict;
}

/** Whether somebody has to look after a case: it is red, and no option lets it through. */
export function isProblem({ verdict, attempts }: Pick<RunCase, 'verdict' | 'attempts'>): boolean {
  const problems: readonly CaseVerdict[] = [...redVerdicts, 'ambiguous', 'undefined', 'pending', 'shown'];
  const passes = ['fixed', 'shown'].includes(verdict) && attempts.at(-1)?.status === 'passed';
  const isLetThrough = passes || isTolerated(attempts);
  return problems.includes(verdict) && !isLetThrough;
}

/** Whether a run may be green with it. */
export function isGreen(verdict: CaseVerdict): boolean {
  return greenVerdicts.some((green) => green === verdict);
}
