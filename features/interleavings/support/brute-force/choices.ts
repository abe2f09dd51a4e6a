/** An odometer of choices: the first round takes the first of everything, and each round differs from all before it. */
export class Choices {
  readonly #taken: number[] = [];
  readonly #offered: number[] = [];
  #depth = 0;

  /** Which of so many is taken here in this round. */
  choose(count: number): number {
    const depth = this.#depth;
    this.#depth += 1;
    this.#offered[depth] = count;
    this.#taken[depth] ??= 0;
    return this.#taken[depth];
  }

  /** Goes on to the next round; false when there is none. */
  next(): boolean {
    this.#taken.length = this.#depth;
    this.#depth = 0;
    for (;;) {
      const last = this.#taken.length - 1;
      if (last < 0) {
        return false;
      }
      const next = (this.#taken[last] ?? 0) + 1;
      if (next < (this.#offered[last] ?? 0)) {
        this.#taken[last] = next;
        return true;
      }
      this.#taken.pop();
    }
  }
}
