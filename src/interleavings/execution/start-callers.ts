import type { Caller, CallerOutcome, InterleavingExperiment } from '../experiment/interleaving-experiment';
import { messageOf } from '../experiment/wording';
import { activity } from './activity';
import type { Execution } from './execution';
import { isPromiseLike } from './is-promise-like';
import { queuePromiseJob } from './natives';
import type { Place } from './place';

/** Lets every caller wait for its start, so that even who begins is a choice. */
export function startCallers(
  callers: readonly Caller[],
  { starts = 'call' }: InterleavingExperiment,
  execution: Execution,
): void {
  execution.outcomes = callers.map(({ name }): CallerOutcome => ({ name, status: 'pending' }));
  execution.places = callers.map((_, caller): Place => ({ home: execution, caller }));
  for (const [index, place] of execution.places.entries()) {
    const { kind, run } = callers[index] as Caller;
    const start = () => startCaller(execution, place, () => run.call(callers[index]));
    execution.wait({
      kind: 'start',
      name: 'start',
      place,
      twin: kind,
      jumps: starts === 'call',
      resume: starts === 'call' ? start : () => queueOwned(place, start),
    });
  }
}

/** Like the code behind an `await`: the job is one of the caller's, and counted as such. */
function queueOwned(place: Place, start: () => void): void {
  queuePromiseJob(() => {
    activity.place = place;
    start();
  });
}

function startCaller(execution: Execution, { caller }: Place, run: () => unknown): void {
  const name = execution.outcomes[caller]?.name ?? '';
  const fulfil = (value: unknown) => end(execution, caller, { name, status: 'fulfilled', value });
  const reject = (reason: unknown) => end(execution, caller, { name, status: 'rejected', reason });
  let running: unknown;
  try {
    running = run();
  } catch (error) {
    reject(error);
    return;
  }
  if (!isPromiseLike(running)) {
    fulfil(running);
    return;
  }
  const own = (then: (value: unknown) => void) => (value: unknown) => {
    // To learn how a caller ended is work of the explorer, which no other caller can notice.
    activity.ownJobs += 1;
    then(value);
  };
  Promise.resolve(running).then(own(fulfil), own(reject));
}

function end(execution: Execution, caller: number, outcome: CallerOutcome): void {
  if (execution.isOver) {
    return;
  }
  execution.outcomes[caller] = outcome;
  execution.note(
    outcome.status === 'rejected'
      ? { kind: 'rejected', reason: messageOf(outcome.reason) }
      : { kind: 'returned' },
  );
}
