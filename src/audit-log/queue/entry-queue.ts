import { randomUUID } from 'node:crypto';
import type { Receipt } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import { AuditReentryError } from '../domain/errors';
import type { Outbox } from '../ports/outbox';
import type { SafeClock } from '../ports/safe-clock';
import { HeldBatch, type StoreBatch } from './held-batch';
import { countToLeave, type Held } from './queue-room';
import { QueueTally } from './queue-tally';

/** The events of an {@link EntryQueue}. */
interface QueueEvents {
  /** A batch goes to the store for the first time. */
  sent(batch: HeldBatch): void;
  /** The oldest batch is stored, and has left the queue. */
  stored(batch: HeldBatch): void;
  /** The oldest batch could not be stored. It and all batches sent after it must be sent again. */
  failed(error: unknown): void;
}

/** How large a batch may be. */
export interface BatchBounds {
  readonly batchEntriesMax: number;
  readonly batchBytesMax: number;
}

/** The parts that an {@link EntryQueue} works with. */
export interface QueuePorts {
  readonly store: StoreBatch;
  /** Where rows wait outside of memory, if there is such a place. */
  readonly outbox: Outbox | undefined;
  readonly clock: SafeClock;
  readonly events: QueueEvents;
  /** Whether the running code belongs to the opening of the store. */
  readonly isOpening: () => boolean;
}

/**
 * Entries in the order of their acceptance, in the batches in which they are sent. They leave at the head, a batch at a
 * time, once they are stored and never before.
 *
 * Each batch has a number in the sequence of its writer, and keeps it when it is sent again, so that the store recognizes it.
 */
export class EntryQueue {
  /** How much is accepted, on its way and stored. */
  readonly tally = new QueueTally();
  readonly #bounds: BatchBounds;
  readonly #ports: QueuePorts;
  readonly #sent: HeldBatch[] = [];
  #unsent: HeldBatch[] = [];
  /** The last unsent batch, while it has room for more entries. */
  #open: HeldBatch | undefined;
  #writer = randomUUID();
  #lastNumber = 0;
  /** Whether nothing was stored since this queue took a new writer id. */
  #hasBegunAnew = false;

  constructor(bounds: BatchBounds, ports: QueuePorts) {
    this.#bounds = bounds;
    this.#ports = ports;
  }

  /** Whether what is to be sent fills a batch. */
  get hasFullBatch(): boolean {
    const { batchEntriesMax, batchBytesMax } = this.#bounds;
    return this.tally.unsentCount >= batchEntriesMax || this.tally.unsentBytes >= batchBytesMax;
  }

  /** How many batches are on their way to the store. */
  get sentBatchCount(): number {
    return this.#sent.length;
  }

  /** The batches with rows that are not in the outbox yet, oldest first; none while such a batch is on its way to the store. */
  get toBeKept(): readonly HeldBatch[] {
    const isHeld = ({ inMemory }: HeldBatch) => inMemory.heldCount > 0;
    return this.#sent.some(isHeld) ? [] : this.#unsent.filter(isHeld);
  }

  /** The rows of every entry that is held and not in the outbox, oldest first. */
  get rows(): readonly EntryRow[] {
    return this.#batches.flatMap(({ rows }) => [...rows]);
  }

  get #batches(): readonly HeldBatch[] {
    return [...this.#sent, ...this.#unsent];
  }

  /** Takes an entry in at the tail. */
  add(row: EntryRow, bytes: number): Receipt {
    const batch = this.#openBatch(bytes);
    const place = batch.add(row, bytes);
    this.tally.add(bytes);
    return {
      id: row[0],
      stored: () => this.#refusal(batch) ?? batch.stored(),
      kept: () => (this.#ports.outbox === undefined ? this.#refusal(batch) : undefined) ?? batch.kept(place),
    };
  }

  /** Code that opens the store must not wait for an entry to be stored: it would wait for itself. */
  #refusal({ isSettled }: HeldBatch): Promise<void> | undefined {
    return !isSettled && this.#ports.isOpening() ? Promise.reject(new AuditReentryError()) : undefined;
  }

  /** The number of the entry that must leave, with all before it, until memory holds no more than `isEnough` allows. */
  numberThatLeaves(isEnough: (left: Held) => boolean): number {
    return this.tally.storedCount + countToLeave(this.tally.inMemory, this.#batches, isEnough);
  }

  /** Settles like `stored()` or `kept()` of the receipt of the entry with this number. */
  async settled(number: number, as: 'stored' | 'kept'): Promise<void> {
    let before = this.tally.storedCount;
    for (const batch of this.#batches) {
      const place = number - before - 1;
      if (place < batch.count) {
        return await (as === 'stored' ? batch.stored() : batch.kept(place));
      }
      before += batch.count;
    }
  }

  /** Sends the oldest batch that was not sent yet. It stays in the queue, and nothing joins it any more. */
  send(): void {
    const batch = this.#unsent.shift();
    if (batch === undefined) {
      return;
    }
    if (batch === this.#open) {
      this.#open = undefined;
    }
    this.#sent.push(batch);
    this.tally.send(batch);
    const { store, outbox, clock, events } = this.#ports;
    batch.send({ store, outbox, writer: this.#writer, at: clock.monotonic() }, () => this.#advance());
    if (batch.attempts === 1) {
      events.sent(batch);
    }
  }

  /** Takes a new writer id, and numbers the batches from 1 again. Returns false if this was just tried, and nothing was stored since. */
  beginAnew(): boolean {
    if (this.#hasBegunAnew) {
      this.#hasBegunAnew = false;
      return false;
    }
    this.#hasBegunAnew = true;
    this.#writer = randomUUID();
    this.#lastNumber = 0;
    for (const batch of this.#batches) {
      batch.number = this.#nextNumber();
    }
    return true;
  }

  /** Tells the receipts why nothing is stored for now. */
  failForNow(error: unknown): void {
    for (const batch of this.#batches) {
      batch.failForNow(error);
    }
    if (this.#ports.outbox === undefined) {
      this.failToKeep(error);
    }
  }

  /** Tells the receipts why the entries in memory cannot be kept anywhere else for now. */
  failToKeep(error: unknown): void {
    for (const batch of this.#batches) {
      batch.failToKeep(error);
    }
  }

  /** Empties the queue, because everything is stored by now, except what is in the outbox. */
  letAllGo(): void {
    for (const batch of this.#takeAll()) {
      if (batch.count === batch.inMemory.heldCount) {
        batch.settleStored();
      }
    }
    this.tally.storeAll();
  }

  /** Empties the queue, because everything waits in a file for the next start. The receipts stay pending: nothing is stored yet. */
  spillAll(): void {
    this.#takeAll();
    this.tally.spillAll();
  }

  /** Empties the queue although nothing of it is stored, and tells the receipts why. */
  abandon(error: unknown): readonly EntryRow[] {
    const { rows } = this;
    for (const batch of this.#takeAll()) {
      batch.settleLost(error);
    }
    this.tally.abandon();
    return rows;
  }

  #openBatch(bytes: number): HeldBatch {
    const { batchEntriesMax, batchBytesMax } = this.#bounds;
    if (
      this.#open === undefined ||
      this.#open.count === batchEntriesMax ||
      this.#open.bytes + bytes > batchBytesMax
    ) {
      this.#open = new HeldBatch(this.#nextNumber());
      this.#unsent.push(this.#open);
    }
    return this.#open;
  }

  #nextNumber(): number {
    this.#lastNumber += 1;
    return this.#lastNumber;
  }

  /** Only the oldest batch decides: a later batch often fails because of it, and may report that sooner. */
  #advance(): void {
    for (let [oldest] = this.#sent; oldest?.end !== undefined; [oldest] = this.#sent) {
      if (oldest.end.isStored) {
        this.#sent.shift();
        this.#hasBegunAnew = false;
        this.tally.store(oldest);
        oldest.leave(this.#ports.outbox);
        oldest.settleStored();
        this.#ports.events.stored(oldest);
      } else {
        const { error } = oldest.end;
        this.#rewind();
        this.#ports.events.failed(error);
      }
    }
  }

  /** What was sent and not stored is to be sent again. */
  #rewind(): void {
    this.#unsent = [...this.#sent.splice(0), ...this.#unsent];
    this.tally.rewind();
  }

  #takeAll(): readonly HeldBatch[] {
    this.#rewind();
    this.#open = undefined;
    return this.#unsent.splice(0);
  }
}
