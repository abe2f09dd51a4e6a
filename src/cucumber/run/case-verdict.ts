import { type RunStatus, runStatuses } from '../ground/run-status';
import { greenVerdicts, redVerdicts, verdicts } from '../verdicts/verdict';
import { isShown } from './deciding-attempts';
import { attemptsByRun, findHeldLate, isTolerated } from './held-late';
import type { CaseVerdict, RunAttempt, RunCase } from './run';

// The verdict for a status if the harness did not judge the attempt.
const verdictByStatus: Readonly<Record<RunStatus, CaseVerdict>> = {
  unknown: 'unknown',
  passed: 'holds',
  skipped: 'skipped',
  pending: 'pending',
  undefined: 'undefined',
  ambiguous: 'ambiguous',
  failed: 'broken',
};

/** All possible results of a case, in the order of lists: first the verdicts, then the reasons for having none, the worst first. */
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
 * The verdict over all runs of a case. Of each run, the last attempt counts, but a guard must hold at the first. A capture whose runs end
 * differently proves nothing, and a guard that does not hold in each run is broken. Skipped runs are ignored if there are others.
 */
export function verdictOf(attempts: readonly RunAttempt[]): CaseVerdict {
  const all = new Set(runVerdicts(attempts));
  const [verdict = 'not run', ...others] = all.size > 1 ? [...all].filter((one) => one !== 'skipped') : all;
  if (others.length === 0) {
    return verdict;
  }
  return all.has('holds') ? 'broken' : 'compromised';
}

/** The verdict of each run of a case, in the order in which the runs ended: one, unless the case is repeated. */
export function runVerdicts(attempts: readonly RunAttempt[]): readonly CaseVerdict[] {
  return [...attemptsByRun(attempts).values()].flatMap((own) => {
    const verdict = verdictOfRun(own);
    return verdict === undefined ? [] : [findHeldLate(own) === null ? verdict : 'broken'];
  });
}

// Within one process, the run itself has judged so. Attempts from several processes are combined only here.
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
  // A hook of the suite may fail after the verdict was recorded.
  const isRed = status !== 'passed' && status !== 'skipped';
  if (isRed && record.verdict === 'captured') {
    return 'compromised';
  }
  return isRed && record.verdict === 'holds' ? 'broken' : record.verdict;
}

/** Whether a case needs attention: it is red, and no option of the suite allows that. */
export function isProblem({ verdict, attempts }: Pick<RunCase, 'verdict' | 'attempts'>): boolean {
  const problems: readonly CaseVerdict[] = [...redVerdicts, 'ambiguous', 'undefined', 'pending', 'shown'];
  const passes = ['fixed', 'shown'].includes(verdict) && attempts.at(-1)?.status === 'passed';
  const isLetThrough = passes || isTolerated(attempts);
  return problems.includes(verdict) && !isLetThrough;
}

/** Whether a verdict is green. */
export function isGreen(verdict: CaseVerdict): boolean {
  return greenVerdicts.some((green) => green === verdict);
}
