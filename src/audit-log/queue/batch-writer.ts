import type { Receipt } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import { AuditReentryError, AuditStoreError } from '../domain/errors';
import { AuditHeldError } from '../domain/held-errors';
import type { Border } from '../ports/border';
import { within } from '../ports/clock';
import type { Outbox } from '../ports/outbox';
import { BackOff, type RetryPolicy } from './back-off';
import { EntryQueue } from './entry-queue';
import type { HeldBatch, StoreBatch } from './held-batch';
import { OutboxKeeper } from './outbox-keeper';
import type { Held } from './queue-room';
import type { QueueTally } from './queue-tally';
import { WriterNews } from './writer-news';

/** How a {@link BatchWriter} writes. */
export interface BatchPolicy extends RetryPolicy {
  /** The most entries in one transaction. */
  readonly batchEntriesMax: number;
  /** The longest time an entry waits for others to join its batch, in milliseconds. */
  readonly batchWaitMs: number;
}

/** The parts that a {@link BatchWriter} works with. */
export interface BatchPorts {
  readonly store: StoreBatch;
  /** Whether the store takes a batch while it has another under way. */
  readonly pipelines: () => boolean;
  /** Where entries wait while the store cannot take them; `undefined` if they wait in memory. */
  readonly outbox: Outbox | undefined;
  readonly border: Border;
  /** Whether the running code belongs to the opening of the store. It must not wait for an entry to be stored: that is a deadlock. */
  readonly isOpening: () => boolean;
}

/** If the store can, it commits one batch while the second is already on its way, so that it never waits for us. */
const BATCHES_ON_THEIR_WAY_MAX = 2;

/** While it goes to another thread, a batch exists twice. 8 MiB is little beside what may wait, and much for one transaction. */
const BATCH_BYTES_MAX = 8 * 2 ** 20;

/**
 * Stores entries behind the caller, in batches and in the order of acceptance.
 *
 * It starts with the first entry. A batch leaves the queue only after its commit; when the commit fails, everything that
 * was sent is sent again, whole and in order. That stores nothing twice, because a store knows the batches that it has.
 */
export class BatchWriter {
  readonly #queue: EntryQueue;
  readonly #policy: BatchPolicy;
  readonly #ports: BatchPorts;
  readonly #news: WriterNews;
  readonly #backOff: BackOff;
  readonly #keeper: OutboxKeeper;
  /** Entries up to this number are sent without waiting for their batch to fill. */
  #dueUpTo = 0;
  #failure: unknown;
  #cancelBatchWait: (() => void) | undefined;

  /** `onMove` is called when a batch has moved: was sent, stored, or has failed. */
  constructor(policy: BatchPolicy, ports: BatchPorts, onMove: () => void) {
    this.#policy = policy;
    this.#ports = ports;
    const { store, outbox, border, isOpening } = ports;
    const { clock } = border;
    this.#backOff = new BackOff(policy, clock);
    const events = {
      sent: (batch: HeldBatch) => this.#news.sent(batch),
      stored: (batch: HeldBatch) => this.#noteStored(batch),
      failed: (error: unknown) => this.#noteFailed(error),
    };
    const bounds = { batchEntriesMax: policy.batchEntriesMax, batchBytesMax: BATCH_BYTES_MAX };
    this.#queue = new EntryQueue(bounds, { store, outbox, clock, events, isOpening });
    this.#keeper = new OutboxKeeper(policy, {
      outbox,
      clock,
      queue: this.#queue,
      done: () => this.#schedule(),
    });
    this.#news = new WriterNews(border, this.#queue.tally, onMove);
  }

  /** How much is held (accepted and not yet stored), and how much was stored. */
  get tally(): Omit<QueueTally, 'add' | 'send' | 'keep' | 'store'> {
    return this.#queue.tally;
  }

  /** How many times a batch was sent again. */
  get retryCount(): number {
    return this.#backOff.retryCount;
  }

  /** Why the last attempt failed; `undefined` once something has been stored since. */
  get failure(): unknown {
    return this.#failure;
  }

  /** The rows that are held and not in the outbox, oldest first. */
  get heldRows(): readonly EntryRow[] {
    return this.#queue.rows;
  }

  /** How many rows {@link heldRows} has. */
  get heldRowCount(): number {
    return this.#queue.tally.inMemory.heldCount;
  }

  /** Takes an entry in; it is stored in its turn. */
  add(row: EntryRow, bytes: number): Receipt {
    const receipt = this.#queue.add(row, bytes);
    this.#schedule();
    return receipt;
  }

  /**
   * Resolves when everything accepted before the call is stored or, if `isEnough` is given, when memory holds no more than it allows.
   *
   * @throws AuditReentryError when the store waits for the caller.
   * @throws AuditHeldError when the writer gives up for now, or the time is up; says how many entries are held.
   */
  async flush(timeoutMs?: number, isEnough?: (left: Held) => boolean): Promise<void> {
    const { acceptedCount, storedCount } = this.#queue.tally;
    const number = isEnough === undefined ? acceptedCount : this.#queue.numberThatLeaves(isEnough);
    if (number <= storedCount) {
      return;
    }
    // A caller that only waits for room can get it even during the opening: the outbox takes entries without the store.
    if (this.#ports.isOpening() && (isEnough === undefined || this.#ports.outbox === undefined)) {
      throw new AuditReentryError();
    }
    const settled = this.#queue.settled(number, isEnough === undefined ? 'stored' : 'kept');
    const late = () => this.#heldError(timeoutMs);
    const inTime = within(settled, { clock: this.#ports.border.clock, durationMs: timeoutMs, late });
    this.hurry();
    await inTime;
  }

  /** Sends what is held without waiting for more, also where the writer had given up. */
  hurry(): void {
    this.#backOff.ask();
    this.#goOn();
  }

  /** Gives up what is held: rejects its receipts, and the calls that wait for it, with `error`. Nothing is sent any more. */
  abandon(error: unknown): readonly EntryRow[] {
    this.#cancelBatchWait?.();
    this.#backOff.stop();
    this.#keeper.stop();
    return this.#queue.abandon(error);
  }

  /** What is held was stored another way than by this writer. */
  noteAllStored(): void {
    this.#failure = undefined;
    this.#queue.letAllGo();
  }

  /** What is held was put into a file, from which the next start stores it. */
  noteAllSpilled(): void {
    this.#queue.spillAll();
  }

  get #isDue(): boolean {
    return this.#queue.tally.sentUpTo < this.#dueUpTo;
  }

  /** While one batch is being committed, a batch that is not full waits for more entries: few large commits are faster than many. */
  get #maySend(): boolean {
    const { hasFullBatch, sentBatchCount, tally } = this.#queue;
    // Entries in the outbox are read from there in their order, a batch at a time.
    const batchesMax =
      hasFullBatch && tally.keptCount === 0 && this.#ports.pipelines() ? BATCHES_ON_THEIR_WAY_MAX : 1;
    return (hasFullBatch || this.#isDue) && sentBatchCount < batchesMax;
  }

  #schedule(): void {
    if (!this.#backOff.isWaiting && !this.#keeper.isKeeping) {
      this.#sendWhatIsDue();
    }
    this.#keeper.follow();
  }

  #sendWhatIsDue(): void {
    while (this.#maySend) {
      this.#queue.send();
    }
    if (this.#queue.tally.unsentCount > 0 && !this.#queue.hasFullBatch && !this.#isDue) {
      this.#cancelBatchWait ??= this.#ports.border.clock.startTimer(this.#policy.batchWaitMs, () => {
        this.#cancelBatchWait = undefined;
        this.hurry();
      });
    }
  }

  #goOn(): void {
    this.#dueUpTo = this.#queue.tally.acceptedCount;
    this.#schedule();
  }

  #noteStored(batch: HeldBatch): void {
    this.#failure = undefined;
    this.#backOff.succeed();
    this.#keeper.storeTook();
    this.#schedule();
    this.#news.stored(batch);
  }

  #noteFailed(error: unknown): void {
    this.#failure = error;
    if (countsOtherwise(error) && this.#queue.beginAnew()) {
      this.hurry();
      this.#news.begunAnew(error);
      return;
    }
    this.#keeper.storeFailed();
    const attempt = this.#backOff.failedCount + 1;
    const { isProbing } = this.#backOff;
    if (this.#backOff.fail(error, () => this.#goOn())) {
      this.#news.retried(error, attempt);
      return;
    }
    this.#dueUpTo = 0;
    this.#queue.failForNow(this.#heldError());
    // A probe that fails is no news.
    if (!isProbing) {
      this.#news.givenUp(error);
    }
  }

  #heldError(timeoutMs?: number): AuditHeldError {
    return new AuditHeldError(this.tally.heldCount, this.#failure, timeoutMs);
  }
}

/**
 * Whether store and writer disagree about the oldest batch: the store lacks earlier batches that it confirmed (it was replaced, or
 * restored from an older copy), or it has counted this batch and lacks its entries.
 */
function countsOtherwise(error: unknown): boolean {
  return (
    error instanceof AuditStoreError &&
    (error.code === 'AUDIT_STORE_BEHIND' || error.code === 'AUDIT_STORE_AHEAD')
  );
}
