import { randomUUID } from 'node:crypto';
import type { Receipt } from '../domain/entry';
import type { EntryRow } from '../domain/entry-row';
import { HeldBatch, type StoreBatch } from './held-batch';

/** What an {@link EntryQueue} has to say. */
export interface QueueEvents {
  /** The oldest batch is stored, and has left. */
  stored(): void;
  /** The oldest batch could not be stored. It and whatever was sent after it must be sent again. */
  failed(error: unknown): void;
}

/**
 * Entries in the order of their acceptance, in the batches in which they are sent. They leave at the head, a batch at a
 * time, once they are stored and never before.
 *
 * Each batch has a number among those of this writer, and keeps it when it is sent again, so that the store knows it.
 */
export class EntryQueue {
  readonly #batchEntriesMax: number;
  readonly #store: StoreBatch;
  readonly #events: QueueEvents;
  readonly #sent: HeldBatch[] = [];
  #unsent: HeldBatch[] = [];
  /** The last of those that are not sent, while it has room. */
  #open: HeldBatch | undefined;
  #writer = randomUUID();
  #lastNumber = 0;
  #acceptedCount = 0;
  #sentUpTo = 0;
  #storedCount = 0;

  constructor(batchEntriesMax: number, store: StoreBatch, events: QueueEvents) {
    this.#batchEntriesMax = batchEntriesMax;
    this.#store = store;
    this.#events = events;
  }

  /** How many entries are held. */
  get heldCount(): number {
    return this.#acceptedCount - this.#storedCount;
  }

  /** How many entries have left. */
  get storedCount(): number {
    return this.#storedCount;
  }

  /** The number of the newest entry, counted from 1. */
  get acceptedCount(): number {
    return this.#acceptedCount;
  }

  /** The number of the newest entry that was sent. */
  get sentUpTo(): number {
    return this.#sentUpTo;
  }

  /** How many of the entries that are held have yet to be sent. */
  get unsentCount(): number {
    return this.#acceptedCount - this.#sentUpTo;
  }

  /** How many batches are on their way to the store. */
  get sentBatchCount(): number {
    return this.#sent.length;
  }

  /** The rows of every entry that is held, oldest first. */
  get rows(): readonly EntryRow[] {
    return this.#batches.flatMap(({ rows }) => [...rows]);
  }

  get #batches(): readonly HeldBatch[] {
    return [...this.#sent, ...this.#unsent];
  }

  /** Takes an entry in at the tail. */
  add(row: EntryRow): Receipt {
    const batch = this.#openBatch();
    batch.rows.add(row);
    this.#acceptedCount += 1;
    return { id: row[0], stored: () => batch.stored() };
  }

  /** Settles as the receipt of the entry with this number does. */
  async stored(number: number): Promise<void> {
    let upTo = this.#storedCount;
    for (const batch of this.#batches) {
      upTo += batch.rows.length;
      if (number <= upTo) {
        return await batch.stored();
      }
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
    this.#sentUpTo += batch.rows.length;
    batch.send(this.#store, this.#writer, () => this.#advance());
  }

  /** Becomes another writer, to whom the oldest batch is the first; says no where it is that already. */
  beginAnew(): boolean {
    if (this.#batches[0]?.number === 1) {
      return false;
    }
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
  }

  /** Lets everything go: somebody else has stored it. */
  letAllGo(): void {
    for (const batch of this.#takeAll()) {
      batch.settleStored();
    }
    this.#storedCount = this.#acceptedCount;
    this.#sentUpTo = this.#acceptedCount;
  }

  /** Lets everything go although it is not stored, and tells the receipts why. */
  abandon(error: unknown): readonly EntryRow[] {
    const { rows } = this;
    for (const batch of this.#takeAll()) {
      batch.settleLost(error);
    }
    this.#acceptedCount = this.#storedCount;
    return rows;
  }

  #openBatch(): HeldBatch {
    if (this.#open === undefined || this.#open.rows.length === this.#batchEntriesMax) {
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
        this.#storedCount += oldest.rows.length;
        oldest.settleStored();
        this.#events.stored();
      } else {
        const { error } = oldest.end;
        this.#rewind();
        this.#events.failed(error);
      }
    }
  }

  /** What was sent and not stored is to be sent again. */
  #rewind(): void {
    this.#unsent = [...this.#sent.splice(0), ...this.#unsent];
    this.#sentUpTo = this.#storedCount;
  }

  #takeAll(): readonly HeldBatch[] {
    this.#rewind();
    this.#open = undefined;
    return this.#unsent.splice(0);
  }
}
