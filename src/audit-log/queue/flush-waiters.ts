interface FlushWaiter {
  /** The entries accepted up to this number must be stored. */
  readonly target: number;
  resolve(): void;
  reject(error: unknown): void;
}

/** Those who wait until everything accepted before a moment is stored. */
export class FlushWaiters {
  readonly #waiters = new Set<FlushWaiter>();

  /** Waits for the entry with this number, counted from 1. `giveUp` ends the wait of this one caller. */
  wait(target: number): { readonly done: Promise<void>; readonly giveUp: (error: unknown) => void } {
    let giveUp: (error: unknown) => void = () => undefined;
    const done = new Promise<void>((resolve, reject) => {
      const waiter = { target, resolve, reject };
      giveUp = (error) => this.#settle(waiter, () => reject(error));
      this.#waiters.add(waiter);
    });
    return { done, giveUp };
  }

  /** The entries up to this number are stored. */
  storedUpTo(count: number): void {
    for (const waiter of this.#waiters) {
      if (waiter.target <= count) {
        this.#settle(waiter, waiter.resolve);
      }
    }
  }

  /** Nothing more will be stored for now. */
  rejectAll(error: unknown): void {
    for (const waiter of this.#waiters) {
      this.#settle(waiter, () => waiter.reject(error));
    }
  }

  #settle(waiter: FlushWaiter, settle: () => void): void {
    this.#waiters.delete(waiter);
    settle();
  }
}
