import type { Turns } from './turns';

/** One of the callers that run concurrently. */
export interface Caller {
  /** How trace, picture and messages name the caller; unique within the experiment. */
  readonly name: string;
  /**
   * Callers of one kind do the same, and the check treats them alike, so those that have not started are
   * interchangeable: one order of them stands for all. Leave it out when in doubt; the counts stay the same.
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
      /** It waits for ever: a deadlock. A check never sees this. */
      readonly status: 'pending';
    };

/** What one schedule runs: made afresh by {@link InterleavingExperiment.setup} for each. */
export interface InterleavingSubject {
  /** The concurrent callers, at least one. */
  readonly callers: readonly Caller[];
  /**
   * Says whether this interleaving went well: throws, or rejects, if it did not.
   *
   * It runs when all callers have ended, and may call the code under test.
   *
   * @param outcomes - How each caller ended, in the order of {@link InterleavingSubject.callers}.
   */
  check(outcomes: readonly CallerOutcome[]): unknown;
  /** Gives real resources back after each schedule, however it ended; may be asynchronous. */
  cleanUp?(): unknown;
}

/** A race to explore. */
export interface InterleavingExperiment {
  /** What is explored, as messages quote it. */
  readonly name: string;
  /**
   * Builds a fresh subject, with nothing left over from the schedule before; may be asynchronous.
   *
   * @param turns - Controls the asynchrony of the subject, for this schedule only.
   */
  setup(turns: Turns): InterleavingSubject | PromiseLike<InterleavingSubject>;
}
