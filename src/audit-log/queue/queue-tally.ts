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

  /** How many bytes they take, those on their way included. */
  get heldBytes(): number {
    return this.#heldBytes;
  }

  /** How many of them are in the outbox. */
  get keptCount(): number {
    return this.#keptCount;
  }

  /** How many bytes those take. */
  get keptBytes(): number {
    return this.#keptBytes;
  }

  /** What is held and takes room, because it is not in the outbox. */
  get inMemory(): Held {
    return { heldCount: this.heldCount - this.#keptCount, heldBytes: this.#heldBytes - this.#keptBytes };
  }

  /** How many entries have left. */
  get storedCount(): number {
    return this.#storedCount;
  }

  /** How many entries were put where the next start finds them. */
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

  /** How many bytes they take. */
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

  /** Nothing is on its way any more. */
  rewind(): void {
    this.#sentUpTo = this.#storedCount;
    this.#sentBytes = 0;
  }

  /** Everything has left but what is in the outbox, where the next start finds it. */
  storeAll(): void {
    this.#storedCount = this.#acceptedCount - this.#keptCount;
    this.spillAll();
  }

  /** Everything that is held is where the next start finds it. */
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
