import { WaitingReads } from '#audit-log/engines/worker/waiting-reads';

interface CountedRead {
  readonly rank: number;
  looks: number;
}

/** As many as there are kinds of questions. */
const RANKS = 4;

/** Questions that wait, and count how often each is looked at. */
export class CountedReads {
  taken = 0;
  readonly #waiting = new WaitingReads<CountedRead>();
  readonly #reads: CountedRead[] = [];

  get lookCounts(): readonly number[] {
    return this.#reads.map(({ looks }) => looks);
  }

  add(count: number): void {
    for (let number = 0; number < count; number += 1) {
      const read: CountedRead = {
        looks: 0,
        get rank() {
          read.looks += 1;
          return number % RANKS;
        },
      };
      this.#reads.push(read);
      this.#waiting.add(read);
    }
  }

  takeTurns(): void {
    for (const [number, read] of this.#reads.entries()) {
      if (number % 2 === 1) {
        this.#waiting.remove(read);
      }
    }
    while (this.#takeNext() !== undefined) {
      this.taken += 1;
    }
  }

  #takeNext(): CountedRead | undefined {
    return this.taken % 2 === 0 ? this.#waiting.takeQuickest() : this.#waiting.takeOldest();
  }
}
