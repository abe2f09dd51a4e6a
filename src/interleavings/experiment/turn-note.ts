/** Something that must be closed, and so can leak: an engine, a connection, a file handle. */
export interface Resource {
  /** What kind of resource it is, such as `engine` or `connection`. The picture uses it as the name of its row. */
  readonly type: string;
  /** Which one, unique within its type: usually 1, 2, 3 in order of creation. */
  readonly id: number | string;
}

/** The value of a shared variable, as far as a picture can show it; `undefined` if it is empty. */
export type SlotValue = Resource | number | string | undefined;

/**
 * A note of the code under test, or of its test doubles, for story and picture.
 *
 * The vocabulary describes a race: a caller *looks* at a shared variable (its slot), a caller *assigns* it, a resource is *created*
 * and *closed*. Between a caller's look and its own assignment lies the window of the race.
 */
export type TurnNote =
  | {
      /** A shared variable was read. */
      readonly kind: 'looked';
      /** The name of the variable. */
      readonly slot: string;
      /** The value that was read; left out if the variable was empty. */
      readonly found?: SlotValue;
    }
  | {
      /** A shared variable was written. */
      readonly kind: 'assigned';
      /** The name of the variable. */
      readonly slot: string;
      /** The new value; left out if the variable is cleared. */
      readonly value?: SlotValue;
    }
  | {
      /** A resource was created. */
      readonly kind: 'created';
      /** Which one. */
      readonly resource: Resource;
    }
  | {
      /** A resource was closed. */
      readonly kind: 'closed';
      /** Which one. */
      readonly resource: Resource;
    }
  | {
      /** Anything else worth a line in the story. */
      readonly kind: 'remarked';
      /** A few words that follow the name of the caller: `gives up`. */
      readonly text: string;
    };

/** How a caller ended; noted by the explorer itself. */
export type CallerEnd =
  | {
      /** The caller's promise was fulfilled. */
      readonly kind: 'returned';
    }
  | {
      /** The caller's promise was rejected. */
      readonly kind: 'rejected';
      /** The message of the rejection. */
      readonly reason: string;
    };

/** A note, and the caller that made it. */
export interface TraceNote {
  /** The index of the caller in {@link InterleavingRun.callers}. */
  readonly caller: number;
  /** The note. */
  readonly note: TurnNote | CallerEnd;
}
