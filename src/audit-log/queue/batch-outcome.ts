interface Settlement {
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * What becomes of the entries of a batch: the same for all of them, so that all their receipts ask here.
 *
 * Most receipts are never asked, so the promise is made when somebody asks.
 */
export class BatchOutcome {
  #end: { readonly error?: unknown } | undefined;
  #asked: Promise<void> | undefined;
  #settlement: Settlement | undefined;

  /** Settles as `Receipt.stored` does. */
  stored(): Promise<void> {
    if (this.#end !== undefined) {
      return 'error' in this.#end ? Promise.reject(this.#end.error) : Promise.resolve();
    }
    this.#asked ??= new Promise((resolve, reject) => {
      this.#settlement = { resolve, reject };
    });
    return this.#asked;
  }

  /** The entries are on disk. */
  settleStored(): void {
    this.#end = {};
    this.#settlement?.resolve();
  }

  /** The entries are held no longer, and are not on disk. */
  settleLost(error: unknown): void {
    this.#end = { error };
    this.#settlement?.reject(error);
  }

  /** The entries could not be stored for now. Whoever asks again waits for the next attempt. */
  failForNow(error: unknown): void {
    this.#settlement?.reject(error);
    this.#asked = undefined;
    this.#settlement = undefined;
  }
}
