import type { SchedulerChoice } from './scheduler-choice';

/** How far a search has come. */
export interface ExplorationProgress {
  /** The name of the experiment. */
  readonly experiment: string;
  /** The interleavings covered so far, including those that symmetry counts. */
  readonly interleavings: bigint;
  /** The interleavings run so far. */
  readonly explored: number;
  /** How many of {@link ExplorationProgress.interleavings} failed. */
  readonly failing: bigint;
  /** Real time since the search began, in milliseconds. */
  readonly elapsedMs: number;
}

/**
 * How far a search goes. Without options it goes all the way, within a generous number of interleavings.
 *
 * A limit that cuts anything off is named in {@link Exploration.cutBy}, and the search is then not `complete`.
 */
export interface ExplorationOptions {
  /**
   * Which interleavings the search runs, and in which order. The default runs all of them. If there are too many, `random` and
   * `pct` try some by chance; `interleavingsMax` says how many.
   *
   * @defaultValue `{ kind: 'depth-first' }`
   */
  readonly scheduler: SchedulerChoice;
  /**
   * How many interleavings the search runs before it stops: a whole number from 1. A search by chance runs 10 million at
   * most: more is refused, and `Infinity` means 10 million.
   *
   * @defaultValue 1000000; 10000 for a search by chance
   */
  readonly interleavingsMax: number;
  /**
   * How many steps may share one tick, which is one callback of the event loop: a whole number from 1.
   *
   * With 1, callers never start together and answers never arrive together. In real programs both happen all the time.
   *
   * @defaultValue Infinity
   */
  readonly togetherMax: number;
  /**
   * How many steps of one interleaving may share the tick of the step before them: a whole number from 0.
   *
   * The search first tries orders with none, then with one, then with two, then all. So it finds simple bugs first.
   *
   * @defaultValue Infinity
   */
  readonly joinsMax: number;
  /**
   * How often, in one interleaving, a caller that could go on has to wait for another: a whole number from 0.
   *
   * @defaultValue Infinity
   */
  readonly preemptionsMax: number;
  /**
   * How many faults are injected in one interleaving: a whole number from 0.
   *
   * @defaultValue Infinity
   */
  readonly faultsMax: number;
  /**
   * How long one interleaving may become before the search gives it up: a whole number of steps from 1. This ends code that
   * tries again forever.
   *
   * @defaultValue 1000
   */
  readonly stepsMax: number;
  /**
   * How long the real effect of one operation may take, in milliseconds: a whole number from 1. A check that takes real
   * time may take as long, but no longer than two seconds.
   *
   * @defaultValue 10000
   */
  readonly effectTimeoutMs: number;
  /**
   * How long the whole search may take, in milliseconds: a whole number from 1. It stops between two interleavings.
   *
   * @defaultValue Infinity
   */
  readonly budgetMs: number;
  /**
   * Whether the search stops at the first interleaving that fails.
   *
   * @defaultValue false
   */
  readonly stopAtFirst: boolean;
  /** Stops the search when it aborts. The exploration then tells what the search had found. No signal by default. */
  readonly signal: AbortSignal | undefined;
  /**
   * Whether the search tries callers of one `kind` that have not started in one order only, and counts the others.
   *
   * @defaultValue true
   */
  readonly symmetry: boolean;
  /**
   * How many threads search, for an experiment that lives in a module of its own: a whole number from 1 to 64.
   *
   * Exactly one thread runs each order, and the counts are those of a search with one thread. Each thread loads the module
   * once. The threads begin after 0.2 seconds, because a shorter search is over before they have started. Each begins cold, so
   * they pay only for long searches on idle cores: on a busy machine with two cores, 48,620 orders took 2.6 seconds with one
   * thread, and 2.4 to 3.7 with two. With `interleavingsMax` or `stopAtFirst`, the orders that are run depend on which thread is
   * faster.
   *
   * @defaultValue 1
   */
  readonly workers: number;
  /**
   * How often the search calls `onProgress`, in milliseconds: a whole number from 1. The first call comes after twice that
   * time.
   *
   * @defaultValue 1000
   */
  readonly progressEveryMs: number;
  /**
   * A callback that receives the progress of the search; none by default. It must not take long, and an error that it throws ends
   * the search.
   */
  readonly onProgress: (progress: ExplorationProgress) => void;
}

/** The limits that can cut a search short. */
export type ExplorationLimit =
  | 'interleavingsMax'
  | 'togetherMax'
  | 'joinsMax'
  | 'preemptionsMax'
  | 'faultsMax'
  | 'stepsMax'
  | 'ringsMax'
  | 'budgetMs'
  | 'stopAtFirst'
  | 'signal'
  | 'error';
