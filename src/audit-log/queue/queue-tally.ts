import type { Held, Lot } from './queue-room';

/** Counts the entries of a queue, and their bytes: accepted, on their way, stored. */
export class QueueTally implements Held {
  #acceptedCount = 0;
  #sentUpTo = 0;
  #storedCount = 0;
  #spilledCount = 0;
  #heldBytes = 0;
  #sentBytes = 0;
  #keptCount = 0;
  #keptBytes = 0;

  /** How many entries are held. */
  get heldCount(): number {
    return this.#acceptedCount - this.#storedCount;
  }

  /** How many bytes the held entries take, including those that are on their way to the store. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** How many of the held entries are in the outbox. */
  get keptCount(): number {
    return this.#keptCount;
  }

  /** How many bytes the entries in the outbox take. */
  get keptBytes(): number {
    return this.#keptBytes;
  }

  /** The held entries that take memory, because they are not in the outbox. */
  get inMemory(): Held {
    return { heldCount: this.heldCount - this.#keptCount, heldBytes: this.#heldBytes - this.#keptBytes };
  }

  /** How many entries were stored, and have left the queue. */
  get storedCount(): number {
    return this.#storedCount;
  }

  /** How many entries were put into a file for the next start. */
  get spilledCount(): number {
    return this.#spilledCount;
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

  /** How many bytes the unsent entries take. */
  get unsentBytes(): number {
    return this.#heldBytes - this.#sentBytes;
  }

  /** An entry was taken in. */
  add(bytes: number): void {
    this.#acceptedCount += 1;
    this.#heldBytes += bytes;
  }

  /** A lot is on its way. */
  send({ count, bytes }: Lot): void {
    this.#sentUpTo += count;
    this.#sentBytes += bytes;
  }

  /** Entries were put into the outbox. */
  keep({ heldCount, heldBytes }: Held): void {
    this.#keptCount += heldCount;
    this.#keptBytes += heldBytes;
  }

  /** A lot has left. */
  store({ count, bytes, inMemory }: Lot): void {
    this.#storedCount += count;
    this.#heldBytes -= bytes;
    this.#sentBytes -= bytes;
    this.#keptCount -= count - inMemory.heldCount;
    this.#keptBytes -= bytes - inMemory.heldBytes;
  }

  /** What was sent and is not stored counts as unsent again. */
  rewind(): void {
    this.#sentUpTo = this.#storedCount;
    this.#sentBytes = 0;
  }

  /** Everything is stored, except what is in the outbox, where the next start finds it. */
  storeAll(): void {
    this.#storedCount = this.#acceptedCount - this.#keptCount;
    this.spillAll();
  }

  /** Everything that is held was put into a file for the next start. */
  spillAll(): void {
    this.#spilledCount += this.heldCount;
    this.abandon();
  }

  /** Nothing is held any more, though it is not stored. */
  abandon(): void {
    this.#acceptedCount = this.#storedCount;
    this.#sentUpTo = this.#storedCount;
    this.#heldBytes = 0;
    this.#keptCount = 0;
    this.#keptBytes = 0;
  }
}
