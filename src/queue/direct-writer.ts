import type { EntryRow } from '../domain/entry-row';

/** Stores rows; resolves when they are on disk. */
export type StoreRows = (rows: readonly EntryRow[]) => Promise<void>;

/** Stores each entry at once, in a transaction of its own. */
export class DirectWriter {
  readonly #store: StoreRows;
  readonly #storing = new Set<Promise<void>>();

  /** Writes nothing yet. */
  constructor(store: StoreRows) {
    this.#store = store;
  }

  /** Resolves when the row is stored, rejects when it could not be. Nobody has to look at the result. */
  write(row: EntryRow): Promise<void> {
    const stored = this.#store([row]);
    const settled = stored.then(noted, noted).finally(() => this.#storing.delete(settled));
    this.#storing.add(settled);
    return stored;
  }

  /** Resolves when every row written before the call is stored or has failed. */
  async settled(): Promise<void> {
    await Promise.all(this.#storing);
  }
}

/** A failed write is told to whoever holds the receipt; an unread receipt must not end the process. */
const noted = () => undefined;
