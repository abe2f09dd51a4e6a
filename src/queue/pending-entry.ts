import type { EntryRow } from '../domain/entry-row';
import type { Receipt } from './receipt';

interface Settlement {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * An entry between its acceptance and the store. It is its own receipt.
 *
 * Most receipts are never asked, so the promise is made when somebody asks.
 */
export class PendingEntry implements Receipt {
  readonly id: string;
  readonly row: EntryRow;
  #end: { readonly error?: unknown } | undefined;
  #asked: Promise<void> | undefined;
  #settlement: Settlement | undefined;

  /** Waits to be stored. */
  constructor(row: EntryRow) {
    this.id = row[0];
    this.row = row;
  }

  stored(): Promise<void> {
    if (this.#end !== undefined) {
      return 'error' in this.#end ? Promise.reject(this.#end.error) : Promise.resolve();
    }
    this.#asked ??= new Promise((resolve, reject) => {
      this.#settlement = { resolve, reject };
    });
    return this.#asked;
  }

  /** The entry is on disk. */
  settleStored(): void {
    this.#end = {};
    this.#settlement?.resolve();
  }

  /** The entry is held no longer, and is not on disk. */
  settleLost(error: unknown): void {
    this.#end = { error };
    this.#settlement?.reject(error);
  }

  /** The entry could not be stored for now. Whoever asks again waits for the next attempt. */
  failForNow(error: unknown): void {
    this.#settlement?.reject(error);
    this.#asked = undefined;
    this.#settlement = undefined;
  }
}
