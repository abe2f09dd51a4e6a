import { append } from '../ground/append';
import type { RunAttempt } from './run';

/** Describes a scenario that must hold, but did so only at a later attempt. */
export interface HeldLate {
  /** The first attempt at which it held, from 2. */
  readonly attempt: number;
  /** The number of attempts. */
  readonly of: number;
  /** In which run of a repeated scenario; null if it is not repeated. */
  readonly run: number | null;
}

/** The first run of a case in which it held only at a later attempt; null if there is none. */
export function findHeldLate(attempts: readonly RunAttempt[]): HeldLate | null {
  const late = [...attemptsByRun(attempts)].flatMap(([run = null, own]) => {
    const index = own.findIndex(hasHeld);
    return index > 0 && own.slice(0, index).some(hasFailed)
      ? [{ attempt: index + 1, of: own.length, run }]
      : [];
  });
  return late[0] ?? null;
}

/** Whether a guard held only at a later attempt in one of its runs, and the run of the suite allowed that. */
export function isTolerated(attempts: readonly RunAttempt[]): boolean {
  const runs = [...attemptsByRun(attempts).values()];
  const late = runs.filter((own) => findHeldLate(own) !== null);
  // If the earlier failure was in another process, that run did not know about it, and so did not allow it.
  const wasLet = ({ record, status }: RunAttempt) =>
    (record?.heldAtAttempt ?? null) !== null && status === 'passed';
  return (
    late.length > 0 &&
    late.every((own) => own.some(wasLet)) &&
    runs.every((own) => own.at(-1)?.status === 'passed')
  );
}

/** The attempts, grouped by the run of a repeated case. */
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

// The harness fails an attempt that held late, so the status does not show that its steps passed.
function hasHeld({ record, status }: RunAttempt): boolean {
  return (record?.heldAtAttempt ?? null) !== null || (record?.verdict === 'holds' && status === 'passed');
}

function hasFailed({ status }: RunAttempt): boolean {
  return status !== 'passed' && status !== 'skipped';
}
