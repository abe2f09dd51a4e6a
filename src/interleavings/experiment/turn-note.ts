/** Something that must be closed, and so can leak: an engine, a connection, a file handle. */
export interface Resource {
  /** What it is, such as `engine` or `connection`. The picture names its row so. */
  readonly type: string;
  /** Which one, unique within its type: usually 1, 2, 3 in order of creation. */
  readonly id: number | string;
}

/** What a shared variable holds, as far as a picture can show it; `undefined` when it holds nothing. */
export type SlotValue = Resource | number | string | undefined;

/**
 * One remark of the code under test, or of its test doubles, for story and picture.
 *
 * The vocabulary is that of a race: somebody *looks* at a shared variable (its slot), somebody *assigns* it, a resource
 * is *created* and *closed*. Between a caller's look and its own assignment lies the window of the race.
 */
export type TurnNote =
  | {
      /** A shared variable was read. */
      readonly kind: 'looked';
      /** The name of the variable. */
      readonly slot: string;
      /** What it held; left out when it held nothing. */
      readonly found?: SlotValue;
    }
  | {
      /** A shared variable was written. */
      readonly kind: 'assigned';
      /** The name of the variable. */
      readonly slot: string;
      /** What it holds from now on; left out when it is emptied. */
      readonly value?: SlotValue;
    }
  | {
      /** A resource began to live. */
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

/** A remark in its place: who made it. */
export interface TraceNote {
  /** The index of the caller in {@link InterleavingRun.callers}. */
  readonly caller: number;
  /** What was remarked. */
  readonly note: TurnNote | CallerEnd;
}
