import type { Receipt } from '../domain/entry';
import type { EntryRow, EntryRows } from '../domain/entry-row';
import { AuditHeldError } from '../domain/held-errors';
import type { Clock } from '../ports/clock';
import type { Logger } from '../ports/logger';
import { BackOff, type RetryPolicy } from './back-off';
import { BatchLine, type StoreRows } from './batch-line';
import { EntryQueue } from './entry-queue';
import { FlushWaiters } from './flush-waiters';

/** How a {@link BatchWriter} writes. */
export interface BatchPolicy extends RetryPolicy {
  /** At most so many entries in one transaction. */
  readonly batchEntriesMax: number;
  /** The longest time an entry waits for others to join its batch, in milliseconds. */
  readonly batchWaitMs: number;
}

/** What a {@link BatchWriter} waits for and speaks to. */
export interface BatchPorts {
  readonly store: StoreRows;
  readonly clock: Clock;
  readonly logger: Logger;
}

/**
 * Stores entries behind the caller, in batches and in the order of acceptance.
 *
 * It starts with the first entry. A batch leaves the queue only after its commit; when the commit fails, everything that
 * was sent is sent again, whole and in order. That stores nothing twice, because a store leaves a row alone that it has.
 */
export class BatchWriter {
  readonly #queue: EntryQueue;
  readonly #waiters = new FlushWaiters();
  readonly #policy: BatchPolicy;
  readonly #clock: Clock;
  readonly #logger: Logger;
  readonly #line: BatchLine;
  readonly #backOff: BackOff;
  /** Entries up to this number are sent without waiting for their batch to fill. */
  #dueUpTo = 0;
  #failure: unknown;
  #cancelBatchWait: (() => void) | undefined;

  /** Writes nothing yet, and waits for nothing. */
  constructor(policy: BatchPolicy, { store, clock, logger }: BatchPorts) {
    this.#policy = policy;
    this.#queue = new EntryQueue(policy.batchEntriesMax);
    this.#clock = clock;
    this.#logger = logger;
    this.#backOff = new BackOff(policy, clock);
    this.#line = new BatchLine(store, {
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
    const target = this.#queue.acceptedCount - heldMax;
    if (target <= this.#queue.storedCount) {
      return;
    }
    const { done, giveUp } = this.#waiters.wait(target);
    const cancelTimeout =
      timeoutMs === undefined
        ? () => undefined
        : this.#clock.startTimer(timeoutMs, () =>
            giveUp(this.#heldError(`were not stored within ${timeoutMs} ms`)),
          );
    this.hurry();
    try {
      await done;
    } finally {
      cancelTimeout();
    }
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
    this.#waiters.rejectAll(error);
    return this.#queue.abandon(error);
  }

  /** Somebody else has stored what is held. */
  noteAllStored(): void {
    while (this.#queue.unsentCount > 0) {
      this.#queue.send();
    }
    while (this.#queue.heldCount > 0) {
      this.#noteStored();
    }
  }

  get #isFull(): boolean {
    return this.#queue.unsentCount >= this.#policy.batchEntriesMax;
  }

  get #isDue(): boolean {
    return this.#queue.sentUpTo < this.#dueUpTo;
  }

  /** A batch that is not full lets others join it while one is being committed: few large commits are quicker than many. */
  get #maySend(): boolean {
    return this.#isFull ? this.#line.hasRoom : this.#isDue && this.#line.isEmpty;
  }

  #schedule(): void {
    if (this.#backOff.isWaiting) {
      return;
    }
    for (let rows = this.#takeNext(); rows !== undefined; rows = this.#takeNext()) {
      this.#line.send(rows);
    }
    if (this.#queue.unsentCount > 0 && !this.#isFull && !this.#isDue) {
      this.#cancelBatchWait ??= this.#clock.startTimer(this.#policy.batchWaitMs, () => {
        this.#cancelBatchWait = undefined;
        this.hurry();
      });
    }
  }

  #takeNext(): EntryRows | undefined {
    return this.#maySend ? this.#queue.send() : undefined;
  }

  #noteStored(): void {
    this.#failure = undefined;
    this.#backOff.succeed();
    this.#queue.letGo();
    this.#waiters.storedUpTo(this.#queue.storedCount);
    this.#schedule();
  }

  #noteFailed(error: unknown): void {
    this.#failure = error;
    this.#queue.rewind();
    const facts = { err: error, heldCount: this.heldCount };
    if (this.#backOff.fail(error, () => this.hurry())) {
      this.#logger.warn(facts, 'audit entries could not be stored; they will be sent again');
      return;
    }
    this.#logger.error(facts, 'audit entries could not be stored; they are held until the next call');
    this.#dueUpTo = 0;
    const told = this.#heldError('could not be stored');
    this.#queue.failForNow(told);
    this.#waiters.rejectAll(told);
  }

  #heldError(why: string): AuditHeldError {
    return new AuditHeldError(this.heldCount, why, this.#failure);
  }
}
