import type { Outbox } from '../ports/outbox';
import type { SafeClock } from '../ports/safe-clock';
import type { EntryQueue } from './entry-queue';
import type { HeldBatch } from './held-batch';

/** When what comes behind is put there, too. */
interface KeeperPolicy {
  readonly batchEntriesMax: number;
  readonly batchWaitMs: number;
}

/** What an {@link OutboxKeeper} keeps, and where. */
export interface KeeperPorts {
  readonly outbox: Outbox | undefined;
  readonly queue: EntryQueue;
  readonly clock: SafeClock;
  /** What was under way is over. */
  done(): void;
}

/** So many batches in the outbox are sent sooner than what comes behind them could be kept. */
const SHORT_BATCHES = 2;

/**
 * Has what is held put into the outbox when the store fails, and then what comes behind it, too, until little is left there: so
 * entries leave in the order in which they came.
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

  /** Something was taken in. It waits for others to join it, as it does for the store. */
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

  /** Keeps no more. What is on its way arrives all the same. */
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

  /** Rejects nothing: whoever waits is told, and so is the logger. What comes meanwhile has to wait for the next time. */
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

  /** Where there is room for a part of it only, that part is kept, and the outbox says why it takes no more when it is asked again. */
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
