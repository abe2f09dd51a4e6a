import type { Turns } from './turns';

/** One of the callers that run concurrently. */
export interface Caller {
  /** The name of the caller in stories, pictures and messages; unique within the experiment. */
  readonly name: string;
  /**
   * Callers of one kind do the same, and the check treats them alike. So the search runs one order of those that have not
   * started, and counts the others. It also tries a few orders with two of them swapped, and refuses the experiment when that
   * makes a difference. Leave it out when in doubt: the counts stay the same.
   */
  readonly kind?: string;
  /** What the caller does. A value that is not a promise is fine. */
  run(): unknown;
}

/** How a caller ended. */
export type CallerOutcome =
  | {
      /** The name of the caller. */
      readonly name: string;
      /** Its promise was fulfilled. */
      readonly status: 'fulfilled';
      /** The value of its promise. */
      readonly value: unknown;
    }
  | {
      /** The name of the caller. */
      readonly name: string;
      /** Its promise was rejected. */
      readonly status: 'rejected';
      /** The reason of the rejection. */
      readonly reason: unknown;
    }
  | {
      /** The name of the caller. */
      readonly name: string;
      /** It waits forever: a deadlock. A check never sees this. */
      readonly status: 'pending';
    };

/** What one order runs. {@link InterleavingExperiment.setup} makes a new one for each order. */
export interface InterleavingSubject {
  /** The concurrent callers, at least one. */
  readonly callers: readonly Caller[];
  /**
   * Throws, or rejects, if this interleaving went wrong. If it returns `false`, or a promise of `false`, the interleaving fails
   * too. The search looks at nothing else that it returns.
   *
   * It runs when all callers have ended, and may call the code under test.
   *
   * @param outcomes - How each caller ended, in the order of {@link InterleavingSubject.callers}.
   */
  check(outcomes: readonly CallerOutcome[]): unknown;
  /** Gives real resources back after each order, whether it held or failed. It may be asynchronous. */
  cleanUp?(): unknown;
}

/** A race to explore. */
export interface InterleavingExperiment {
  /** What is explored, as messages quote it. */
  readonly name: string;
  /**
   * How callers start when several start in one callback of the event loop. With `'call'` they are called one after another, as in
   * `Promise.all([f(), g()])`. With `'await'` each of them goes on behind an `await`.
   *
   * @defaultValue `'call'`
   */
  readonly starts?: 'call' | 'await';
  /**
   * The default of {@link ControlOptions.answer} for every operation of the experiment.
   *
   * @defaultValue `'at once'`
   */
  readonly answers?: 'at once' | 'later';
  /**
   * Builds a new subject, in which nothing is left of the order before. It may be asynchronous.
   *
   * @param turns - Controls the asynchrony of the subject, for this order only.
   */
  setup(turns: Turns): InterleavingSubject | PromiseLike<InterleavingSubject>;
}
