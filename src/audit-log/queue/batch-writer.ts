import type { Receipt } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import { AuditHeldError } from '../domain/held-errors';
import { type Clock, within } from '../ports/clock';
import type { Logger } from '../ports/logger';
import { BackOff, type RetryPolicy } from './back-off';
import { EntryQueue } from './entry-queue';
import type { StoreBatch } from './held-batch';

/** How a {@link BatchWriter} writes. */
export interface BatchPolicy extends RetryPolicy {
  /** At most so many entries in one transaction. */
  readonly batchEntriesMax: number;
  /** The longest time an entry waits for others to join its batch, in milliseconds. */
  readonly batchWaitMs: number;
}

/** What a {@link BatchWriter} waits for and speaks to. */
export interface BatchPorts {
  readonly store: StoreBatch;
  /** Whether the store takes a batch while it has another under way. */
  readonly pipelines: () => boolean;
  readonly clock: Clock;
  readonly logger: Logger;
}

/** Where the store can, one batch is being committed while the next is already on its way, so that it never waits for us. */
const BATCHES_ON_THEIR_WAY_MAX = 2;

/**
 * Stores entries behind the caller, in batches and in the order of acceptance.
 *
 * It starts with the first entry. A batch leaves the queue only after its commit; when the commit fails, everything that
 * was sent is sent again, whole and in order. That stores nothing twice, because a store knows the batches that it has.
 */
export class BatchWriter {
  readonly #queue: EntryQueue;
  readonly #policy: BatchPolicy;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #pipelines: () => boolean;
  readonly #backOff: BackOff;
  /** Entries up to this number are sent without waiting for their batch to fill. */
  #dueUpTo = 0;
  #failure: unknown;
  #cancelBatchWait: (() => void) | undefined;

  constructor(policy: BatchPolicy, { store, pipelines, clock, logger }: BatchPorts) {
    this.#policy = policy;
    this.#pipelines = pipelines;
    this.#clock = clock;
    this.#logger = logger;
    this.#backOff = new BackOff(policy, clock);
    this.#queue = new EntryQueue(policy.batchEntriesMax, store, {
      stored: () => this.#noteStored(),
      failed: (error) => this.#noteFailed(error),
    });
  }

  /** How many entries are held: accepted, and not yet stored. */
  get heldCount(): number {
    return this.#queue.heldCount;
  }

  /** How many entries have been stored. */
  get storedCount(): number {
    return this.#queue.storedCount;
  }

  /** How many times a batch was sent again. */
  get retryCount(): number {
    return this.#backOff.retryCount;
  }

  /** Why the last attempt failed; `undefined` once something has been stored since. */
  get failure(): unknown {
    return this.#failure;
  }

  /** The rows that are held, oldest first. */
  get heldRows(): readonly EntryRow[] {
    return this.#queue.rows;
  }

  /** Takes an entry in; it is stored in its turn. */
  add(row: EntryRow): Receipt {
    const receipt = this.#queue.add(row);
    this.#schedule();
    return receipt;
  }

  /**
   * Resolves when everything taken in before the call is stored, but for `heldMax` entries that may still be held.
   *
   * @throws AuditHeldError when the writer gives up for now, or the time is up; says how many entries are held.
   */
  async flush({
    heldMax = 0,
    timeoutMs,
  }: {
    heldMax?: number;
    timeoutMs?: number | undefined;
  } = {}): Promise<void> {
    const number = this.#queue.acceptedCount - heldMax;
    if (number <= this.#queue.storedCount) {
      return;
    }
    const stored = this.#queue.stored(number);
    const late = () => this.#heldError(`were not stored within ${timeoutMs} ms`);
    const inTime =
      timeoutMs === undefined ? stored : within(stored, { clock: this.#clock, durationMs: timeoutMs, late });
    this.hurry();
    await inTime;
  }

  /** Sends what is held without waiting for more, also where the writer had given up. */
  hurry(): void {
    this.#dueUpTo = this.#queue.acceptedCount;
    this.#schedule();
  }

  /** Lets go of what is held, and tells its receipts and whoever waits why. Nothing is sent any more. */
  abandon(error: unknown): readonly EntryRow[] {
    this.#cancelBatchWait?.();
    this.#backOff.stop();
    return this.#queue.abandon(error);
  }

  /** Somebody else has stored what is held. */
  noteAllStored(): void {
    this.#failure = undefined;
    this.#queue.letAllGo();
  }

  get #isFull(): boolean {
    return this.#queue.unsentCount >= this.#policy.batchEntriesMax;
  }

  get #isDue(): boolean {
    return this.#queue.sentUpTo < this.#dueUpTo;
  }

  /** A batch that is not full lets others join it while one is being committed: few large commits are quicker than many. */
  get #maySend(): boolean {
    const batchesMax = this.#isFull && this.#pipelines() ? BATCHES_ON_THEIR_WAY_MAX : 1;
    return (this.#isFull || this.#isDue) && this.#queue.sentBatchCount < batchesMax;
  }

  #schedule(): void {
    if (this.#backOff.isWaiting) {
      return;
    }
    while (this.#maySend) {
      this.#queue.send();
    }
    if (this.#queue.unsentCount > 0 && !this.#isFull && !this.#isDue) {
      this.#cancelBatchWait ??= this.#clock.startTimer(this.#policy.batchWaitMs, () => {
        this.#cancelBatchWait = undefined;
        this.hurry();
      });
    }
  }

  #noteStored(): void {
    this.#failure = undefined;
    this.#backOff.succeed();
    this.#schedule();
  }

  #noteFailed(error: unknown): void {
    this.#failure = error;
    const facts = { err: error, heldCount: this.heldCount };
    if (isBehind(error) && this.#queue.beginAnew()) {
      this.#logger.warn(facts, 'the store does not know the batches before; what is held is sent to it anew');
      this.hurry();
      return;
    }
    if (this.#backOff.fail(error, () => this.hurry())) {
      this.#logger.warn(facts, 'audit entries could not be stored; they will be sent again');
      return;
    }
    this.#logger.error(facts, 'audit entries could not be stored; they are held until the next call');
    this.#dueUpTo = 0;
    this.#queue.failForNow(this.#heldError('could not be stored'));
  }

  #heldError(why: string): AuditHeldError {
    return new AuditHeldError(this.heldCount, why, this.#failure);
  }
}

/** Of the oldest batch: the store lacks what it has said is stored, because it is another or an older one. */
function isBehind(error: unknown): boolean {
  return error instanceof AuditStoreError && error.code === 'AUDIT_STORE_BEHIND';
}
