/** The free clients of a pool, as a first-come, first-served semaphore. */
export class Slots {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** Takes the number of clients. */
  constructor(count: number) {
    this.#free = count;
  }

  /** Takes a client and calls `then`: at once if one is free, else when one is given back. */
  take(then: () => void): void {
    if (this.#free > 0) {
      this.#free -= 1;
      then();
    } else {
      this.#waiting.push(then);
    }
  }

  /** Gives a client back: to the caller that has waited longest, if there is one. */
  giveBack(): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#free += 1;
    } else {
      next();
    }
  }
}
