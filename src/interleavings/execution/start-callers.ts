import type { Caller, CallerOutcome, InterleavingExperiment } from '../experiment/interleaving-experiment';
import { CallerStart } from './caller-start';
import type { Execution } from './execution';
import type { Place } from './place';

/** Makes each caller wait for its start, so that the explorer also chooses who starts first. */
export function startCallers(
  callers: readonly Caller[],
  { starts = 'call' }: InterleavingExperiment,
  execution: Execution,
): void {
  execution.outcomes = callers.map(({ name }): CallerOutcome => ({ name, status: 'pending' }));
  callers.forEach((caller, index) => {
    const place: Place = { home: execution, caller: index };
    execution.add(new CallerStart(execution, place, caller, starts === 'call'));
  });
}
