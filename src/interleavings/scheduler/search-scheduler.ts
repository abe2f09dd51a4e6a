import type { Execution } from '../execution/execution';
import type { Scheduler } from '../execution/scheduler';
import type { ExplorationLimit } from '../experiment/exploration-options';
import type { Frontier } from './frontier';
import type { TreePart } from './tree-part';

/** Decides which orders a search runs, one after another. */
export interface SearchScheduler extends Scheduler {
  /** The limits that kept something out. */
  readonly cutBy: ReadonlySet<ExplorationLimit>;
  /** What a limit of joins has left out, where the next round can begin. */
  readonly frontier?: Frontier;
  /**
   * What is left to try, in parts that do not depend on each other, where several can share it.
   *
   * @param joinsMax - How many joins are allowed from now on.
   */
  rest?(joinsMax: number): Generator<TreePart>;
  /** Hears that an order ended, by itself or given up. */
  ended(execution: Execution): void;
  /** Turns to the next order. Says false when there is none. */
  advance(): boolean;
  /** Remembers where the search stands, between two orders; the function it returns goes back there. */
  mark(): () => void;
}
