import type { EntryRow, EntryRows } from '../domain/entry-row';
import { PackedRows } from '../domain/packed-rows';
import type { EntryBatch } from '../ports/engine';
import type { Outbox } from '../ports/outbox';
import { Asked } from './asked';
import type { Held, Lot } from './queue-room';

/** Stores a batch in one transaction; resolves when it is on disk. */
export type StoreBatch = (batch: EntryBatch) => Promise<void>;

/** How a call to the store ended. */
export type StoreEnd = { readonly isStored: true } | { readonly isStored: false; readonly error: unknown };

/** How a batch is sent: to which store, for which writer, when, and which outbox has the rows that are not in memory. */
export interface Sending {
  readonly store: StoreBatch;
  readonly outbox: Outbox | undefined;
  readonly writer: string;
  readonly at: number;
}

/** Rows in memory, some of them on their way to the outbox, and how many bytes they take. */
class Part {
  readonly rows = new PackedRows();
  bytes = 0;

  add(row: EntryRow, bytes: number): void {
    this.rows.add(row);
    this.bytes += bytes;
  }
}

/**
 * Entries that are stored together: their rows, their way to the store, and what their receipts say.
 *
 * Its oldest rows may wait in an outbox, where they take no memory. They are read when the batch is sent.
 *
 * Most receipts are never asked, so the promise is made when a caller asks. All entries of the batch share it.
 */
export class HeldBatch implements Lot {
  /** Its number in the sequence of its writer. */
  number: number;
  #count = 0;
  #bytes = 0;
  /** How many of its rows are in the outbox, and their bytes. */
  #keptCount = 0;
  #keptBytes = 0;
  /** The rows that are on their way to the outbox. */
  #keeping: Part | undefined;
  /** The other rows in memory. */
  #part = new Part();
  #attempts = 0;
  #sentAt = 0;
  #call: { end?: StoreEnd } | undefined;
  #outcome: { readonly error?: unknown } | undefined;
  readonly #stored = new Asked();
  /** Settles when the outbox has taken more rows of this batch, or cannot. */
  readonly #moved = new Asked();

  constructor(number: number) {
    this.number = number;
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get inMemory(): Held {
    return { heldCount: this.#count - this.#keptCount, heldBytes: this.#bytes - this.#keptBytes };
  }

  /** The rows that are not in the outbox, oldest first. */
  get rows(): EntryRows {
    return this.#keeping === undefined ? this.#part.rows : [...this.#keeping.rows, ...this.#part.rows];
  }

  /** How often it was sent. */
  get attempts(): number {
    return this.#attempts;
  }

  /** When it was last sent, by the monotonic clock. */
  get sentAt(): number {
    return this.#sentAt;
  }

  /** Adds a row after the others, and returns its place in the batch. */
  add(row: EntryRow, bytes: number): number {
    this.#part.add(row, bytes);
    this.#bytes += bytes;
    this.#count += 1;
    return this.#count - 1;
  }

  /** How the last call to the store ended; `undefined` if there was none, or it is still under way. */
  get end(): StoreEnd | undefined {
    return this.#call?.end;
  }

  /** Sends the batch to the store. If an earlier call answers from now on, its answer is ignored. */
  send({ store, outbox, writer, at }: Sending, onEnd: () => void): void {
    this.#attempts += 1;
    this.#sentAt = at;
    const call: { end?: StoreEnd } = {};
    const noteEnd = (end: StoreEnd) => {
      call.end = end;
      onEnd();
    };
    this.#call = call;
    const storeRows = (rows: EntryRows) => store({ writer, batch: this.number, rows });
    const stored =
      outbox === undefined || this.#keptCount === 0
        ? storeRows(this.rows)
        : outbox.oldest(this.#keptCount).then((kept) => storeRows([...kept, ...this.rows]));
    stored.then(
      () => noteEnd({ isStored: true }),
      (error: unknown) => noteEnd({ isStored: false, error }),
    );
  }

  /** Moves rows to the outbox, as far as it has room, and says how much it took. Until they are there, they count as in memory. */
  async keep(outbox: Outbox): Promise<Held> {
    const part = this.#part;
    this.#keeping = part;
    this.#part = new Part();
    try {
      const { count, bytes } = await outbox.keep(part.rows, part.bytes);
      this.#keptCount += count;
      this.#keptBytes += bytes;
      this.#part = count === part.rows.length ? this.#part : joined(part, this.#part, { count, bytes });
      this.#moved.resolve();
      return { heldCount: count, heldBytes: bytes };
    } catch (error) {
      this.#part = joined(part, this.#part, { count: 0, bytes: 0 });
      this.#moved.reject(error);
      throw error;
    } finally {
      this.#keeping = undefined;
    }
  }

  /** Removes the rows of this batch from the outbox, because they are stored. */
  leave(outbox: Outbox | undefined): void {
    if (this.#keptCount > 0) {
      outbox?.letGo(this.#keptCount, this.#keptBytes);
    }
  }

  /** Whether the outcome is final: stored or lost. */
  get isSettled(): boolean {
    return this.#outcome !== undefined;
  }

  /** Settles as `Receipt.stored` does. */
  stored(): Promise<void> {
    if (this.#outcome !== undefined) {
      return 'error' in this.#outcome ? Promise.reject(this.#outcome.error) : Promise.resolve();
    }
    return this.#stored.ask();
  }

  /** Settles as `Receipt.kept` does, for the entry at this place in the batch. */
  async kept(place: number): Promise<void> {
    while (place >= this.#keptCount) {
      if (this.#outcome !== undefined) {
        return await this.stored();
      }
      await this.#moved.ask();
    }
  }

  /** The entries are on disk. */
  settleStored(): void {
    this.#outcome = {};
    this.#stored.resolve();
    this.#moved.resolve();
  }

  /** The entries are held no longer, and are not on disk. */
  settleLost(error: unknown): void {
    this.#outcome = { error };
    this.#stored.reject(error);
    this.#moved.reject(error);
  }

  /** The entries could not be stored for now. A receipt that is asked again waits for the next attempt. */
  failForNow(error: unknown): void {
    this.#stored.reject(error);
  }

  /** The entries could not be kept outside of memory for now. */
  failToKeep(error: unknown): void {
    this.#moved.reject(error);
  }
}

/** The rows that stay in memory: those of `first` that the outbox did not take, then those of `second`. */
function joined(first: Part, second: Part, kept: { readonly count: number; readonly bytes: number }): Part {
  const part = new Part();
  for (const row of [...first.rows].slice(kept.count)) {
    part.rows.add(row);
  }
  for (const row of second.rows) {
    part.rows.add(row);
  }
  part.bytes = first.bytes - kept.bytes + second.bytes;
  return part;
}
