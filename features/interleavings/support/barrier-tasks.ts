import { deepEqual, ok } from 'node:assert/strict';
import { Barrier, type CallerOutcome, type InterleavingExperiment } from '@audit-race/interleavings';
import { named } from './models';

/** Tasks that meet at a barrier whose timers ring whenever the explorer likes. */
export function barrierTasks(parties: number): InterleavingExperiment {
  return {
    name: `${parties} tasks meet at a barrier`,
    setup(turns) {
      const barrier = new Barrier(parties, { startTimer: turns.startTimer });
      return { callers: named(parties, () => barrier.wait()), check: expectAllOrNone };
    },
  };
}

/** All parties are released, each with its own index, or all of them fail. */
export function expectAllOrNone(outcomes: readonly CallerOutcome[]): void {
  const indices = outcomes.flatMap((outcome) =>
    outcome.status === 'fulfilled' ? [Number(outcome.value)] : [],
  );
  ok(
    indices.length === 0 || indices.length === outcomes.length,
    `${indices.length} of ${outcomes.length} were released`,
  );
  deepEqual(
    indices.toSorted((one, other) => one - other),
    [...indices.keys()],
    'each party has its own index',
  );
}
