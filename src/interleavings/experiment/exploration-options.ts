import type { SchedulerChoice } from './scheduler-choice';

/** How far a search has come. */
export interface ExplorationProgress {
  /** The name of the experiment. */
  readonly experiment: string;
  /** The interleavings covered so far, with those counted by symmetry. */
  readonly interleavings: bigint;
  /** The interleavings run so far. */
  readonly explored: number;
  /** Those of {@link ExplorationProgress.interleavings} that failed. */
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
   * Which interleavings are run, and in which order. The default runs all of them. Where they are too many, `random` and
   * `pct` try some, by chance: `interleavingsMax` says how many.
   *
   * @defaultValue `{ kind: 'depth-first' }`
   */
  readonly scheduler: SchedulerChoice;
  /**
   * How many interleavings are run before the search stops: a whole number from 1. When they are chosen by chance, no more
   * than 10 million are run.
   *
   * @defaultValue 1000000; 10000 when they are chosen by chance
   */
  readonly interleavingsMax: number;
  /**
   * How many may share one tick, which is one callback of the event loop: a whole number from 1.
   *
   * With 1, callers never start together and answers never arrive together, which real programs do all the time.
   *
   * @defaultValue Infinity
   */
  readonly togetherMax: number;
  /**
   * How many steps of one interleaving may share the tick of the step before them: a whole number from 0.
   *
   * The search tries none first, then one, then two, then all, so that simple bugs are found first.
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
   * How long one interleaving may become before it is given up: a whole number of steps from 1. It ends code that tries again forever.
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
  /** Stops the search when it is aborted: the exploration then tells what was found until then. No signal by default. */
  readonly signal: AbortSignal | undefined;
  /**
   * Whether callers of one `kind` that have not started are counted instead of tried in every order.
   *
   * @defaultValue true
   */
  readonly symmetry: boolean;
  /**
   * How many threads search, for an experiment that lives in a module of its own: a whole number from 1 to 64.
   *
   * Each order is run by exactly one of them, and the counts are those of one thread. The module is loaded once in each
   * thread. They begin after 0.2 seconds, since a search that takes less is over before they have. Each begins cold, so it pays
   * only for long searches on idle cores: on a busy machine with two cores, 48,620 orders took 2.6 seconds with one thread, and
   * 2.4 to 3.7 with two. With `interleavingsMax` or `stopAtFirst`, which orders are run depends on who comes first.
   *
   * @defaultValue 1
   */
  readonly workers: number;
  /**
   * How often `onProgress` hears, in milliseconds, and first after twice that time: a whole number from 1.
   *
   * @defaultValue 1000
   */
  readonly progressEveryMs: number;
  /** Hears of the progress of a long search; nobody by default. It must not take long, and its errors end the search. */
  readonly onProgress: (progress: ExplorationProgress) => void;
}

/** What can cut a search. */
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
