import type { Turns } from './turns';

/** One of the callers that run concurrently. */
export interface Caller {
  /** How trace, picture and messages name the caller; unique within the experiment. */
  readonly name: string;
  /**
   * Callers of one kind do the same, and the check treats them alike. So those that have not started are
   * interchangeable: one order of them stands for all. The search tries a few orders with two of them swapped, and
   * refuses the experiment when that makes a difference. Leave it out when in doubt: the counts stay the same.
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

/** What one order of the callers runs: made afresh by {@link InterleavingExperiment.setup} for each. */
export interface InterleavingSubject {
  /** The concurrent callers, at least one. */
  readonly callers: readonly Caller[];
  /**
   * Says whether this interleaving went well: throws, or rejects, if it did not. That it returns `false`, or a promise of
   * `false`, fails the interleaving as well; nothing else that it returns is looked at.
   *
   * It runs when all callers have ended, and may call the code under test.
   *
   * @param outcomes - How each caller ended, in the order of {@link InterleavingSubject.callers}.
   */
  check(outcomes: readonly CallerOutcome[]): unknown;
  /** Gives real resources back after each order, however it ended; may be asynchronous. */
  cleanUp?(): unknown;
}

/** A race to explore. */
export interface InterleavingExperiment {
  /** What is explored, as messages quote it. */
  readonly name: string;
  /**
   * How callers that start in one callback of the event loop do so: they are called one after another, as by
   * `Promise.all([f(), g()])`, or each of them goes on behind an `await`.
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
   * Builds a fresh subject, with nothing left over from the order before; may be asynchronous.
   *
   * @param turns - Controls the asynchrony of the subject, for this order only.
   */
  setup(turns: Turns): InterleavingSubject | PromiseLike<InterleavingSubject>;
}
