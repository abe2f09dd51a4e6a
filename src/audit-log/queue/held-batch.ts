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

/** How a batch is sent: to which store, as whose, when, and where those of its rows are that are not held. */
export interface Sending {
  readonly store: StoreBatch;
  readonly outbox: Outbox | undefined;
  readonly writer: string;
  readonly at: number;
}

/** Rows that are in the outbox, or on their way there, and how many bytes they take. */
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
 * The rows that came first may wait in an outbox, and are read when they are sent: they take no room meanwhile.
 *
 * Most receipts are never asked, so the promise is made when somebody asks. It is the same for all entries.
 */
export class HeldBatch implements Lot {
  /** Which batch of its writer it is. */
  number: number;
  #count = 0;
  #bytes = 0;
  /** What of it is in the outbox. */
  #keptCount = 0;
  #keptBytes = 0;
  /** What is on its way there. */
  #keeping: Part | undefined;
  /** What is held. */
  #part = new Part();
  #attempts = 0;
  #sentAt = 0;
  #call: { end?: StoreEnd } | undefined;
  #outcome: { readonly error?: unknown } | undefined;
  readonly #stored = new Asked();
  /** Asked for when more of it is kept, or cannot be. */
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

  /** The rows that are held, oldest first. */
  get rows(): EntryRows {
    return this.#keeping === undefined ? this.#part.rows : [...this.#keeping.rows, ...this.#part.rows];
  }

  /** How often it was sent. */
  get attempts(): number {
    return this.#attempts;
  }

  /** When it was last sent, by the time that never goes back. */
  get sentAt(): number {
    return this.#sentAt;
  }

  /** Takes a row in, behind the others, and gives back its place among them. */
  add(row: EntryRow, bytes: number): number {
    this.#part.add(row, bytes);
    this.#bytes += bytes;
    this.#count += 1;
    return this.#count - 1;
  }

  /** How the last call that was made for it ended; `undefined` where there is none, or it is under way. */
  get end(): StoreEnd | undefined {
    return this.#call?.end;
  }

  /** Sends it to the store. Whatever an earlier call for it answers comes too late. */
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

  /** Has what is held put into the outbox, as far as there is room; it is held until it is there, and gives its room back then. */
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

  /** What of it was in the outbox leaves: it is stored. */
  leave(outbox: Outbox | undefined): void {
    if (this.#keptCount > 0) {
      outbox?.letGo(this.#keptCount, this.#keptBytes);
    }
  }

  /** Whether it is known what has become of it. */
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

  /** Settles as `Receipt.kept` does, of the entry at this place. */
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

  /** The entries could not be stored for now. Whoever asks again waits for the next attempt. */
  failForNow(error: unknown): void {
    this.#stored.reject(error);
  }

  /** Nor could they be kept anywhere else. */
  failToKeep(error: unknown): void {
    this.#moved.reject(error);
  }
}

/** What is held again: of the first part what is behind the rows that were kept, and then the second. */
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
