import { append } from '../ground/append';
import type { RunAttempt } from './run';

/** That a scenario which must hold did so at a later attempt only. */
export interface HeldLate {
  /** The first attempt at which it held, from 2. */
  readonly attempt: number;
  /** How many attempts were made. */
  readonly of: number;
  /** In which of several runs; null when the scenario is run once. */
  readonly run: number | null;
}

/** The first run of a case in which it held at a later attempt only; null where there is none. */
export function findHeldLate(attempts: readonly RunAttempt[]): HeldLate | null {
  const late = [...attemptsByRun(attempts)].flatMap(([run = null, own]) => {
    const index = own.findIndex(hasHeld);
    return index > 0 && own.slice(0, index).some(hasFailed)
      ? [{ attempt: index + 1, of: own.length, run }]
      : [];
  });
  return late[0] ?? null;
}

/** Whether a guard held at a later attempt only, in one of its runs, and the run of the suite knew it and let it. */
export function isTolerated(attempts: readonly RunAttempt[]): boolean {
  const runs = [...attemptsByRun(attempts).values()];
  const late = runs.filter((own) => findHeldLate(own) !== null);
  // What held in another process had failed in one that it knows nothing of.
  const wasLet = ({ record, status }: RunAttempt) =>
    (record?.heldAtAttempt ?? null) !== null && status === 'passed';
  return (
    late.length > 0 &&
    late.every((own) => own.some(wasLet)) &&
    runs.every((own) => own.at(-1)?.status === 'passed')
  );
}

/** The attempts at each run of a case; one run, unless it is repeated. */
export function attemptsByRun(
  attempts: readonly RunAttempt[],
): ReadonlyMap<number | undefined, readonly RunAttempt[]> {
  const runs = new Map<number | undefined, RunAttempt[]>();
  for (const attempt of attempts) {
    append(runs, attempt.record?.repetition?.run, attempt);
  }
  return runs;
}

/** `held at attempt 2 of 2` */
export function describeHeldLate({ attempt, of, run }: HeldLate): string {
  return `held at attempt ${attempt} of ${of}${run === null ? '' : `, in run ${run}`}`;
}

// The harness turns such an attempt red, so its status does not say that its steps passed.
function hasHeld({ record, status }: RunAttempt): boolean {
  return (record?.heldAtAttempt ?? null) !== null || (record?.verdict === 'holds' && status === 'passed');
}

function hasFailed({ status }: RunAttempt): boolean {
  return status !== 'passed' && status !== 'skipped';
}
