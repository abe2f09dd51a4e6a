import type { Outbox } from '../ports/outbox';
import type { SafeClock } from '../ports/safe-clock';
import type { EntryQueue } from './entry-queue';
import type { HeldBatch } from './held-batch';

/** Newer entries go to the outbox when a batch of them is full, or after the wait for a batch. */
interface KeeperPolicy {
  readonly batchEntriesMax: number;
  readonly batchWaitMs: number;
}

/** What an {@link OutboxKeeper} keeps, and where. */
export interface KeeperPorts {
  readonly outbox: Outbox | undefined;
  readonly queue: EntryQueue;
  readonly clock: SafeClock;
  /** Rows that were on their way to the outbox have arrived, or failed. */
  done(): void;
}

/** With at most this many batches in the outbox, sending them is faster than moving newer entries there, too. */
const SHORT_BATCHES = 2;

/**
 * Moves the entries in memory to the outbox when the store fails. Until the outbox is nearly empty again, newer entries follow, so
 * that entries leave in the order in which they came.
 */
export class OutboxKeeper {
  readonly #ports: KeeperPorts;
  readonly #policy: KeeperPolicy;
  #isKeeping = false;
  #isFailing = false;
  /** Whether the outbox takes no more, for now. */
  #isRefused = false;
  #isOver = false;
  #cancelWait: (() => void) | undefined;

  constructor(policy: KeeperPolicy, ports: KeeperPorts) {
    this.#policy = policy;
    this.#ports = ports;
  }

  /** Whether rows are on their way to the outbox. Nothing is sent to the store meanwhile. */
  get isKeeping(): boolean {
    return this.#isKeeping;
  }

  /** An attempt to store has failed. */
  storeFailed(): void {
    this.#isFailing = true;
    this.#isRefused = false;
    this.#keep();
  }

  /** The store has taken a batch. */
  storeTook(): void {
    this.#isFailing = false;
    this.#isRefused = false;
  }

  /** An entry was accepted. It waits for others to fill a batch, as it would for the store. */
  follow(): void {
    if (this.#ports.outbox === undefined || !this.#mustKeep) {
      return;
    }
    if (this.#ports.queue.tally.inMemory.heldCount >= this.#policy.batchEntriesMax) {
      this.#keep();
    } else {
      this.#cancelWait ??= this.#ports.clock.startTimer(this.#policy.batchWaitMs, () => {
        this.#cancelWait = undefined;
        this.#keep();
      });
    }
  }

  /** Moves nothing more to the outbox. Rows that are on their way still arrive. */
  stop(): void {
    this.#isOver = true;
    this.#cancelWait?.();
  }

  get #mustKeep(): boolean {
    const { tally } = this.#ports.queue;
    const isLong = tally.keptCount > SHORT_BATCHES * this.#policy.batchEntriesMax;
    return (this.#isFailing || isLong) && !this.#isRefused && tally.inMemory.heldCount > 0;
  }

  #keep(): void {
    const { outbox, queue } = this.#ports;
    if (outbox !== undefined && !this.#isKeeping && !this.#isOver && queue.toBeKept.length > 0) {
      this.#isKeeping = true;
      const done = () => {
        this.#isKeeping = false;
        this.#ports.done();
      };
      this.#keepAll(outbox).then(done, done);
    }
  }

  /** Never rejects: the error goes to the receipts, and the outbox logs it. Entries that come meanwhile wait for the next time. */
  async #keepAll(outbox: Outbox): Promise<void> {
    const { queue } = this.#ports;
    try {
      for (const batch of queue.toBeKept) {
        await this.#keepWhole(batch, outbox);
      }
    } catch (error) {
      this.#isRefused = true;
      queue.failToKeep(error);
    }
  }

  /** If the outbox has room for a part of the batch only, it takes that part. Asked for the rest, it rejects with the reason. */
  async #keepWhole(batch: HeldBatch, outbox: Outbox): Promise<void> {
    for (let left = batch.inMemory.heldCount; left > 0 && !this.#isOver; ) {
      const kept = await batch.keep(outbox);
      if (!this.#isOver) {
        this.#ports.queue.tally.keep(kept);
      }
      left -= kept.heldCount;
    }
  }
}
