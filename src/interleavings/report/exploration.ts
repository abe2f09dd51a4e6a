import type { ExplorationLimit } from '../experiment/exploration-options';
import type { InterleavingRun } from './interleaving-run';

/** What a search found. */
export interface Exploration {
  /** The name of the experiment. */
  readonly experiment: string;
  /** How many interleavings were covered: all there are, if the search is `complete`. Those counted by symmetry are in it. */
  readonly interleavings: bigint;
  /** How many different ones of them were run. */
  readonly explored: number;
  /** How many of {@link Exploration.interleavings} fail; counted in the same way, so that "18 of 20" can be said. */
  readonly failing: bigint;
  /** Whether every interleaving was covered: only then may anybody say "every". */
  readonly complete: boolean;
  /** What cut the search; empty when it is complete, and when nothing was controlled. */
  readonly cutBy: readonly ExplorationLimit[];
  /** In words, what was covered and what the claim leaves out: never more than was run. */
  readonly scope: string;
  /**
   * The smallest failing interleaving: fewest faults, joins, preemptions, steps, and the shortest id. Left out when all hold.
   *
   * It ends with its callers where what rings later changes nothing. Where orders are chosen by chance, it is the smallest that
   * was found, made smaller as far as up to 500 further orders go.
   */
  readonly smallest?: InterleavingRun;
  /** One that holds, the one with most faults, joins and preemptions: what the code came through. Left out when none holds, or no time was left to tell it. */
  readonly example?: InterleavingRun;
  /**
   * What `JSON.stringify` writes: the same fields, with counts as text, since they may be larger than a number holds
   * (`BigInt(text)` reads them), and values and errors of the callers as text, shortened and safe to print.
   */
  toJSON(): object;
}

// Errors lie below what is reported, so what they carry is declared here.
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
