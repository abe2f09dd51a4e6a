import type { CheckpointCounts } from '../integrity/checkpoints';
import type { SessionStage } from '../session/session-state';

/** What an audit log can say about itself. */
export interface AuditStats {
  /** How many entries were accepted. */
  readonly accepted: number;
  /** How many of them are stored. */
  readonly stored: number;
  /** How many of them are held: accepted, and not yet stored, in memory or in the outbox. */
  readonly waiting: number;
  /** How many bytes the waiting entries take, including those on their way to the store: two for each character of their texts. */
  readonly waitingBytes: number;
  /** How many entries were not accepted, by reason. */
  readonly rejected: {
    /** The queue was full. */
    readonly full: number;
    /** Closing had begun. */
    readonly closed: number;
    /** The entry itself could not be accepted. */
    readonly invalid: number;
  };
  /** How many times a batch was sent again. */
  readonly retries: number;
  /** Why the last attempt to store failed; absent once something has been stored since. */
  readonly lastError?: unknown;
  /** What the option `retention` has done; absent without it. */
  readonly retention?: {
    /** How many entries have gone by themselves. */
    readonly deleted: number;
    /** Why the last attempt failed; absent since one has succeeded. */
    readonly lastError?: unknown;
  };
  /** What became of the checkpoints; absent where the option `integrity` has no key. */
  readonly checkpoints?: CheckpointCounts;
  /** What became of entries that could not be stored before a process ended; absent where no file is kept for them. */
  readonly spill?: {
    /** The file: the one that was named, or `<file>-other-1` where that belongs to another database. */
    readonly file: string;
    /** How many entries of this log were put there. */
    readonly spilled: number;
    /** How many entries that were there when the log opened were sent to the store. */
    readonly sent: number;
    /** Why sending them failed the last time; absent since it has succeeded. */
    readonly lastError?: unknown;
  };
  /** What waits on disk for a store that is away; absent without the option `outbox`. */
  readonly outbox?: {
    /** The file; absent while nothing is in it. */
    readonly file?: string;
    /** How many of the waiting entries are in the file. */
    readonly waiting: number;
    /** How many bytes they take, counted as `waitingBytes` is. */
    readonly waitingBytes: number;
    /** Why the file could not be written or read the last time; absent once that has succeeded again. */
    readonly lastError?: unknown;
  };
  /** How far the session has come. */
  readonly session: SessionStage;
}
