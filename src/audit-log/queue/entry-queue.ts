import { randomUUID } from 'node:crypto';
import type { Receipt } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import { AuditReentryError } from '../domain/errors';
import type { Outbox } from '../ports/outbox';
import type { SafeClock } from '../ports/safe-clock';
import { HeldBatch, type StoreBatch } from './held-batch';
import { countToLeave, type Held } from './queue-room';
import { QueueTally } from './queue-tally';

/** What an {@link EntryQueue} has to say. */
interface QueueEvents {
  /** A batch goes to the store for the first time. */
  sent(batch: HeldBatch): void;
  /** The oldest batch is stored, and has left. */
  stored(batch: HeldBatch): void;
  /** The oldest batch could not be stored. It and whatever was sent after it must be sent again. */
  failed(error: unknown): void;
}

/** How large a batch may be. */
export interface BatchBounds {
  readonly batchEntriesMax: number;
  readonly batchBytesMax: number;
}

/** What an {@link EntryQueue} speaks to. */
export interface QueuePorts {
  readonly store: StoreBatch;
  /** Where rows wait that are not held. */
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
 * Each batch has a number among those of this writer, and keeps it when it is sent again, so that the store knows it.
 */
export class EntryQueue {
  /** How much is accepted, on its way and stored. */
  readonly tally = new QueueTally();
  readonly #bounds: BatchBounds;
  readonly #ports: QueuePorts;
  readonly #sent: HeldBatch[] = [];
  #unsent: HeldBatch[] = [];
  /** The last of those that are not sent, while it has room. */
  #open: HeldBatch | undefined;
  #writer = randomUUID();
  #lastNumber = 0;
  /** Whether nothing was stored since this became another writer. */
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

  /** The batches that are not wholly in the outbox, oldest first; none where one of them is on its way to the store. */
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

  /** What opens the store cannot wait for an entry that waits for the store. */
  #refusal({ isSettled }: HeldBatch): Promise<void> | undefined {
    return !isSettled && this.#ports.isOpening() ? Promise.reject(new AuditReentryError()) : undefined;
  }

  /** The number of the entry that must leave, and with it all before it, so that no more is left in memory than `isEnough` allows. */
  numberThatLeaves(isEnough: (left: Held) => boolean): number {
    return this.tally.storedCount + countToLeave(this.tally.inMemory, this.#batches, isEnough);
  }

  /** Settles as the receipt of the entry with this number does: when it is stored, or when it outlives the process. */
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

  /** Becomes another writer, to whom the oldest batch is the first; says no where that was done for it just now, in vain. */
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

  /** Tells the receipts why nothing of what is in memory can be kept anywhere else for now. */
  failToKeep(error: unknown): void {
    for (const batch of this.#batches) {
      batch.failToKeep(error);
    }
  }

  /** Lets everything go: somebody else has stored it, but for what is in the outbox. */
  letAllGo(): void {
    for (const batch of this.#takeAll()) {
      if (batch.count === batch.inMemory.heldCount) {
        batch.settleStored();
      }
    }
    this.tally.storeAll();
  }

  /** Lets everything go, which is where the next start finds it. Its receipts say nothing: it is not stored yet. */
  spillAll(): void {
    this.#takeAll();
    this.tally.spillAll();
  }

  /** Lets everything go although it is not stored, and tells the receipts why. */
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

  /** The oldest batch decides: what comes behind one that fails often fails because of it, and may say so sooner. */
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
