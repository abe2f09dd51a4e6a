import { countOf } from './count-of';
import type { AuditEntry } from './entry';
import { AuditError, AuditStoreError, type StoreFailure } from './errors';
import { messageOf } from './harmless-text';

/** What an {@link AuditQueueFullError} tells. */
export interface QueueFullFacts {
  /** How many entries are waiting. */
  readonly heldCount: number;
  /** How many bytes they take. */
  readonly heldBytes: number;
  /** Which bound left no room. */
  readonly bound: 'entries' | 'bytes';
}

/** The queue is full: entries are accepted faster than they can be stored. This entry was not accepted. */
export class AuditQueueFullError extends AuditError {
  /** Always `AUDIT_QUEUE_FULL`. */
  readonly code = 'AUDIT_QUEUE_FULL';
  /** How many entries are waiting. */
  readonly heldCount: number;
  /** How many bytes they take, as `queueBytesMax` counts them. */
  readonly heldBytes: number;
  /** Which bound left no room: `queueEntriesMax` or `queueBytesMax`. */
  readonly bound: 'entries' | 'bytes';

  /** States how many entries are waiting, why they are where that is known, and what to do. */
  constructor({ heldCount, heldBytes, bound }: QueueFullFacts, cause?: unknown) {
    const ofBytes = bound === 'bytes' ? ` of ${heldBytes} bytes` : '';
    const waiting = countOf(heldCount, `entry${ofBytes} is waiting`, `entries${ofBytes} are waiting`);
    super(
      `The entry was not accepted: ${waiting} to be stored. Wait for ready().${because(cause, 'The store fails: ')}`,
      { cause },
    );
    this.heldCount = heldCount;
    this.heldBytes = heldBytes;
    this.bound = bound;
  }
}

/**
 * Accepted entries could not be stored for now. They are held, and the next call tries again.
 *
 * `code` is that of the store's own failure, or `AUDIT_STORE_TIMEOUT` where the time was up without one.
 */
export class AuditHeldError extends AuditStoreError {
  /** How many entries are held. */
  readonly heldCount: number;

  /** States how many entries are held, why, and after which time where that was up. */
  constructor(heldCount: number, cause: unknown, timeoutMs?: number) {
    const entries = countOf(heldCount, 'accepted entry', 'accepted entries');
    const within = timeoutMs === undefined ? '' : ` within ${timeoutMs} ms`;
    const held = heldCount === 1 ? 'It is held' : 'They are held';
    super(
      codeOf(cause),
      `${entries} could not be stored${within}. ${held}, and the next call tries again.${because(cause)}`,
      cause,
    );
    this.heldCount = heldCount;
  }
}

const UNSTORED = [
  'accepted entry was not stored before the end; it is',
  'accepted entries were not stored before the end; they are',
] as const;

const NO_OUTBOX: Pick<AuditUnstoredError, 'keptCount' | 'outboxFile'> = Object.freeze({
  keptCount: 0,
  outboxFile: undefined,
});

/** The audit log is closed, and some accepted entries could not be stored. All of them are here; none is lost in silence. */
export class AuditUnstoredError extends AuditError {
  /** Always `AUDIT_UNSTORED`. */
  readonly code = 'AUDIT_UNSTORED';
  /** The entries that were accepted and are not known to be stored, oldest first. Storing one again stores it once. */
  readonly entries: readonly AuditEntry[];
  /** The spill file in which they are, too, so that the next start sends them; `undefined` where they are in none. */
  readonly spillFile: string | undefined;

  /** How many more entries wait in the outbox, and are not on this error; 0 without one. The next start sends them. */
  readonly keptCount: number;
  /** The outbox in which they are; `undefined` where nothing waits in one. */
  readonly outboxFile: string | undefined;

  /** States how many entries there are, where else they are, and why. */
  constructor(
    entries: readonly AuditEntry[],
    cause: unknown,
    spillFile?: string,
    kept: Pick<AuditUnstoredError, 'keptCount' | 'outboxFile'> = NO_OUTBOX,
  ) {
    super(`${tellPlaces(entries.length, spillFile, kept)}${because(cause)}`, { cause });
    this.entries = entries;
    this.spillFile = spillFile;
    this.keptCount = kept.keptCount;
    this.outboxFile = kept.outboxFile;
  }
}

function tellPlaces(
  count: number,
  spillFile: string | undefined,
  { keptCount, outboxFile }: typeof NO_OUTBOX,
): string {
  const inOutbox = `in the outbox "${outboxFile}", ${sentLater(keptCount)}.`;
  if (count === 0 && keptCount > 0) {
    return `${countOf(keptCount, ...UNSTORED)} ${inOutbox}`;
  }
  const spilled = spillFile === undefined ? '' : ` and in "${spillFile}", ${sentLater(count)}`;
  const others = keptCount === 0 ? '' : ` ${countOf(keptCount, 'more is', 'more are')} ${inOutbox}`;
  return `${countOf(count, ...UNSTORED)} on this error${spilled}.${others}`;
}

function sentLater(count: number): string {
  return `from which the next start sends ${count === 1 ? 'it' : 'them'}`;
}

/** A failure outside of the store, such as a URL that nobody can open, does not pass with time. */
function codeOf(cause: unknown): StoreFailure {
  if (cause instanceof AuditStoreError) {
    return cause.code;
  }
  return cause === undefined ? 'AUDIT_STORE_TIMEOUT' : 'AUDIT_STORE_FAILED';
}

/** The reason as one more sentence; nothing where none is known. */
function because(cause: unknown, before = ''): string {
  return cause === undefined ? '' : ` ${before}${messageOf(cause)}`;
}
