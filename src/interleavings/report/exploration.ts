import type { ExplorationLimit } from '../experiment/exploration-options';
import type { InterleavingRun } from './interleaving-run';

/** What a search found. */
export interface Exploration {
  /** The name of the experiment. */
  readonly experiment: string;
  /** How many interleavings the search covered: all there are, if it is `complete`. This includes those that symmetry counts. */
  readonly interleavings: bigint;
  /** How many distinct ones of them the search ran. */
  readonly explored: number;
  /** How many of {@link Exploration.interleavings} fail. Both are counted in the same way, so that you can say "18 of 20". */
  readonly failing: bigint;
  /** Whether the search covered every interleaving. Say "every" only then. */
  readonly complete: boolean;
  /** What cut the search; empty when it is complete, and when nothing was controlled. */
  readonly cutBy: readonly ExplorationLimit[];
  /** In words: what the search covered, what it left out, and what the claim assumes. */
  readonly scope: string;
  /**
   * The smallest failing interleaving: fewest faults, joins, preemptions and steps, then the shortest id. Left out when all hold.
   *
   * It ends with its callers, if no later timer makes a difference. A search by chance gives the smallest that it found, and
   * makes that smaller with up to 500 further orders.
   */
  readonly smallest?: InterleavingRun;
  /**
   * An interleaving that holds, with the most faults, joins and preemptions: what the code survived. Left out when none holds, or
   * when the search had no time left to run it again.
   */
  readonly example?: InterleavingRun;
  /**
   * The value for `JSON.stringify`: the same fields. Counts are strings, because a number may be too small for them; `BigInt(text)`
   * reads them. Values and errors of the callers are strings, shortened and safe to print.
   */
  toJSON(): object;
}

// The errors are in a lower layer, which cannot import Exploration. So their property `found` is declared here.
declare module '../experiment/errors' {
  interface ExperimentError {
    /** What the search had found before; left out when that is nothing. */
    readonly found?: Exploration;
  }
  interface NondeterminismError {
    /** What the search had found before; left out when that is nothing. */
    readonly found?: Exploration;
  }
  interface UncontrolledAsynchronyError {
    /** What the search had found before; left out when that is nothing. */
    readonly found?: Exploration;
  }
  interface OutsideExplorationError {
    /** What the search had found before; left out when that is nothing. */
    readonly found?: Exploration;
  }
  interface EffectTimeoutError {
    /** What the search had found before; left out when that is nothing. */
    readonly found?: Exploration;
  }
  interface WorkerError {
    /** What the search had found before; left out when that is nothing. */
    readonly found?: Exploration;
  }
}
