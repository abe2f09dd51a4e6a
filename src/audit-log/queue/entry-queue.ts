import type { Receipt } from '../domain/entry';
import type { EntryRow, EntryRows } from '../domain/entry-row';
import { PackedRows } from '../domain/packed-rows';
import { BatchOutcome } from './batch-outcome';

/** Entries that are stored together. */
interface Batch {
  readonly rows: PackedRows;
  readonly outcome: BatchOutcome;
}

/**
 * Entries in the order of their acceptance, in the batches in which they are sent. They leave at the head, a batch at a
 * time, once they are stored and never before.
 *
 * Some batches at the head may have been sent to the store already; if that fails they are sent again, in the same order.
 */
export class EntryQueue {
  readonly #batchEntriesMax: number;
  readonly #sent: Batch[] = [];
  #unsent: Batch[] = [];
  /** The last of those that are not sent, while it has room. */
  #open: Batch | undefined;
  #acceptedCount = 0;
  #sentUpTo = 0;
  #storedCount = 0;

  /** Holds nothing yet. */
  constructor(batchEntriesMax: number) {
    this.#batchEntriesMax = batchEntriesMax;
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

  /** The rows of every entry that is held, oldest first. */
  get rows(): readonly EntryRow[] {
    return [...this.#sent, ...this.#unsent].flatMap(({ rows }) => [...rows]);
  }

  /** Takes an entry in at the tail. */
  add(row: EntryRow): Receipt {
    const { rows, outcome } = this.#openBatch();
    rows.add(row);
    this.#acceptedCount += 1;
    return { id: row[0], stored: () => outcome.stored() };
  }

  /** The oldest batch that was not sent yet. It stays in the queue, and nothing joins it any more. */
  send(): EntryRows | undefined {
    const batch = this.#unsent.shift();
    if (batch === undefined) {
      return undefined;
    }
    if (batch === this.#open) {
      this.#open = undefined;
    }
    this.#sent.push(batch);
    this.#sentUpTo += batch.rows.length;
    return batch.rows;
  }

  /** Lets the oldest batch go: it is stored. */
  letGo(): void {
    const batch = this.#sent.shift();
    if (batch !== undefined) {
      this.#storedCount += batch.rows.length;
      batch.outcome.settleStored();
    }
  }

  /** What was sent and not stored is to be sent again. */
  rewind(): void {
    this.#unsent = [...this.#sent.splice(0), ...this.#unsent];
    this.#sentUpTo = this.#storedCount;
  }

  /** Tells the receipts why nothing is stored for now. */
  failForNow(error: unknown): void {
    for (const { outcome } of [...this.#sent, ...this.#unsent]) {
      outcome.failForNow(error);
    }
  }

  /** Lets everything go although it is not stored, and tells the receipts why. */
  abandon(error: unknown): readonly EntryRow[] {
    const abandoned = this.rows;
    this.rewind();
    for (const { outcome } of this.#unsent.splice(0)) {
      outcome.settleLost(error);
    }
    this.#open = undefined;
    this.#acceptedCount = this.#storedCount;
    return abandoned;
  }

  #openBatch(): Batch {
    if (this.#open === undefined || this.#open.rows.length === this.#batchEntriesMax) {
      this.#open = { rows: new PackedRows(), outcome: new BatchOutcome() };
      this.#unsent.push(this.#open);
    }
    return this.#open;
  }
}
