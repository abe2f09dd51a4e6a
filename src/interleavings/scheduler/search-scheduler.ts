import type { Execution } from '../execution/execution';
import type { Scheduler } from '../execution/scheduler';
import type { ExplorationLimit } from '../experiment/exploration-options';
import type { Frontier } from './frontier';
import type { TreePart } from './tree-part';

/** A scheduler that also decides which orders a search runs, one after another. */
export interface SearchScheduler extends Scheduler {
  /** The limits that cut something off. */
  readonly cutBy: ReadonlySet<ExplorationLimit>;
  /** The joins that a limit excluded; the next round can begin there. */
  readonly frontier?: Frontier;
  /**
   * The rest of the tree, in independent parts that several threads can share.
   *
   * @param joinsMax - How many joins are allowed from now on.
   */
  rest?(joinsMax: number): Generator<TreePart>;
  /** Reports that an order has ended, or was given up. */
  ended(execution: Execution): void;
  /** Moves on to the next order. Returns false if there is none. */
  advance(): boolean;
  /** Saves the position between two orders. The function that it returns restores it. */
  mark(): () => void;
}
