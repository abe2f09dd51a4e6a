import type { EntryRow } from '../domain/entry-row';
import { PackedRows } from '../domain/packed-rows';
import type { EntryBatch } from '../ports/engine';

/** Stores a batch in one transaction; resolves when it is on disk. */
export type StoreBatch = (batch: EntryBatch) => Promise<void>;

/** How a call to the store ended. */
export type StoreEnd = { readonly isStored: true } | { readonly isStored: false; readonly error: unknown };

/** How a batch is sent: to which store, as whose, and when. */
export interface Sending {
  readonly store: StoreBatch;
  readonly writer: string;
  readonly at: number;
}

interface Settlement {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Entries that are stored together: their rows, their way to the store, and what their receipts say.
 *
 * Most receipts are never asked, so the promise is made when somebody asks. It is the same for all entries.
 */
export class HeldBatch {
  readonly rows = new PackedRows();
  /** Which batch of its writer it is. */
  number: number;
  #bytes = 0;
  #attempts = 0;
  #sentAt = 0;
  #call: { end?: StoreEnd } | undefined;
  #outcome: { readonly error?: unknown } | undefined;
  #asked: Promise<void> | undefined;
  #settlement: Settlement | undefined;

  constructor(number: number) {
    this.number = number;
  }

  /** How many bytes its rows take; see `rowBytes`. */
  get bytes(): number {
    return this.#bytes;
  }

  /** How often it was sent. */
  get attempts(): number {
    return this.#attempts;
  }

  /** When it was last sent, by the time that never goes back. */
  get sentAt(): number {
    return this.#sentAt;
  }

  /** Takes a row in, behind the others. */
  add(row: EntryRow, bytes: number): void {
    this.rows.add(row);
    this.#bytes += bytes;
  }

  /** How the last call that was made for it ended; `undefined` where there is none, or it is under way. */
  get end(): StoreEnd | undefined {
    return this.#call?.end;
  }

  /** Sends it to the store. Whatever an earlier call for it answers comes too late. */
  send({ store, writer, at }: Sending, onEnd: () => void): void {
    this.#attempts += 1;
    this.#sentAt = at;
    const call: { end?: StoreEnd } = {};
    const noteEnd = (end: StoreEnd) => {
      call.end = end;
      onEnd();
    };
    this.#call = call;
    store({ writer, batch: this.number, rows: this.rows }).then(
      () => noteEnd({ isStored: true }),
      (error: unknown) => noteEnd({ isStored: false, error }),
    );
  }

  /** Settles as `Receipt.stored` does. */
  stored(): Promise<void> {
    if (this.#outcome !== undefined) {
      return 'error' in this.#outcome ? Promise.reject(this.#outcome.error) : Promise.resolve();
    }
    this.#asked ??= new Promise((resolve, reject) => {
      this.#settlement = { resolve, reject };
    });
    return this.#asked;
  }

  /** The entries are on disk. */
  settleStored(): void {
    this.#outcome = {};
    this.#settlement?.resolve();
  }

  /** The entries are held no longer, and are not on disk. */
  settleLost(error: unknown): void {
    this.#outcome = { error };
    this.#settlement?.reject(error);
  }

  /** The entries could not be stored for now. Whoever asks again waits for the next attempt. */
  failForNow(error: unknown): void {
    this.#settlement?.reject(error);
    this.#asked = undefined;
    this.#settlement = undefined;
  }
}
