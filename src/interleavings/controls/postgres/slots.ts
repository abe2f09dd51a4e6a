/** The clients of a pool, as far as one may have to wait for them: first come, first served. */
export class Slots {
  readonly #waiting: (() => void)[] = [];
  #free: number;

  /** Makes so many. */
  constructor(count: number) {
    this.#free = count;
  }

  /** Takes one and goes on, as soon as one is free: at once if one is. */
  take(then: () => void): void {
    if (this.#free > 0) {
      this.#free -= 1;
      then();
    } else {
      this.#waiting.push(then);
    }
  }

  /** Gives one back, or on to whoever waits longest. */
  giveBack(): void {
    const next = this.#waiting.shift();
    if (next === undefined) {
      this.#free += 1;
    } else {
      next();
    }
  }
}
