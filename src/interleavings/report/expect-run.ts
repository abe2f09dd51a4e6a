import { describeValue } from '../barriers/describe-value';
import { ExplorationOptionError } from '../experiment/errors';
import type { InterleavingRun } from './interleaving-run';

/** @throws ExplorationOptionError when the value is not a run. Often it is the missing `smallest` of an exploration without failures. */
export function expectRun(what: string, run: InterleavingRun): void {
  const { callers, steps, problems, setupNotes } = (run ?? {}) as Partial<InterleavingRun>;
  if (![callers, steps, problems, setupNotes].every(Array.isArray)) {
    throw new ExplorationOptionError(
      `${what} needs a run, such as exploration.smallest where an order fails, not ${describeValue(run)}.`,
    );
  }
}
