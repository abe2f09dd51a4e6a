import type { PendingEntry } from './pending-entry';

/**
 * Entries in the order of their acceptance. They leave at the head, once they are stored, and never before.
 *
 * Some at the head may have been sent to the store already; if that fails they are sent again, in the same order.
 */
export class EntryQueue {
  readonly #entries: PendingEntry[] = [];
  #sentCount = 0;
  #storedCount = 0;

  /** How many entries are held. */
  get heldCount(): number {
    return this.#entries.length;
  }

  /** How many entries have left. */
  get storedCount(): number {
    return this.#storedCount;
  }

  /** The number of the newest entry, counted from 1. */
  get acceptedCount(): number {
    return this.#storedCount + this.#entries.length;
  }

  /** The number of the newest entry that was sent. */
  get sentUpTo(): number {
    return this.#storedCount + this.#sentCount;
  }

  /** How many of the entries that are held have yet to be sent. */
  get unsentCount(): number {
    return this.#entries.length - this.#sentCount;
  }

  /** Every entry that is held, oldest first. */
  get entries(): readonly PendingEntry[] {
    return this.#entries;
  }

  /** Takes an entry in at the tail. */
  add(entry: PendingEntry): void {
    this.#entries.push(entry);
  }

  /** The next entries to send, at most so many. They stay in the queue. */
  send(entriesMax: number): readonly PendingEntry[] {
    const sent = this.#entries.slice(this.#sentCount, this.#sentCount + entriesMax);
    this.#sentCount += sent.length;
    return sent;
  }

  /** Lets the oldest entries go: they are stored. */
  letGo(count: number): void {
    const stored = this.#entries.splice(0, count);
    this.#sentCount = Math.max(0, this.#sentCount - stored.length);
    this.#storedCount += stored.length;
    for (const entry of stored) {
      entry.settleStored();
    }
  }

  /** What was sent and not stored is to be sent again. */
  rewind(): void {
    this.#sentCount = 0;
  }

  /** Lets everything go although it is not stored, and tells the receipts why. */
  abandon(error: unknown): readonly PendingEntry[] {
    this.#sentCount = 0;
    const abandoned = this.#entries.splice(0);
    for (const entry of abandoned) {
      entry.settleLost(error);
    }
    return abandoned;
  }
}
