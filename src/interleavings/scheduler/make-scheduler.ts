import type { CompleteOptions } from '../experiment/complete-exploration-options';
import { DepthFirstScheduler } from './depth-first';
import type { Frontier } from './frontier';
import { PctScheduler } from './pct';
import { RandomScheduler } from './random';
import type { SearchScheduler } from './search-scheduler';

/** Makes the scheduler that the options select, for one round. */
export function makeScheduler(options: CompleteOptions, seeds?: Frontier): SearchScheduler {
  const { scheduler } = options;
  switch (scheduler.kind) {
    case 'depth-first':
      return new DepthFirstScheduler(options, seeds);
    case 'random':
      return new RandomScheduler(options, scheduler.seed);
    case 'pct':
      return new PctScheduler(options, scheduler.seed, scheduler.depth);
  }
}
