/** What decides about the turn of a question. */
interface Ranked {
  /** Questions of a smaller rank are answered quicker, as a rule. */
  readonly rank: number;
}

/** Questions in the order in which they came. Those before `head`, and some behind it, have gone. */
interface Line<Read> {
  reads: Read[];
  head: number;
}

/** So many that have gone may be in a line in any case. */
const GONE_MAX = 32;

/**
 * Questions that wait for their turn. To add one, to take one and to remove one cost the same however many wait: thousands
 * may, and each of them would be looked at for each answer.
 */
export class WaitingReads<Read extends Ranked> {
  readonly #waiting = new Set<Read>();
  readonly #all: Line<Read> = { reads: [], head: 0 };
  readonly #byRank = new Map<number, Line<Read>>();

  /** The last in the line. */
  add(read: Read): void {
    this.#waiting.add(read);
    this.#append(this.#all, read);
    const line = this.#byRank.get(read.rank) ?? { reads: [], head: 0 };
    this.#byRank.set(read.rank, line);
    this.#append(line, read);
  }

  /** One that nobody waits for any more. Where it does not wait here, nothing happens. */
  remove(read: Read): void {
    this.#waiting.delete(read);
  }

  /** The one that has waited longest; `undefined` where none waits. */
  takeOldest(): Read | undefined {
    return this.#take(this.#firstOf(this.#all));
  }

  /** Of those that are answered quickest, the one that has waited longest. */
  takeQuickest(): Read | undefined {
    let quickest: Read | undefined;
    let least = Number.POSITIVE_INFINITY;
    // There are as many ranks as there are kinds of questions.
    for (const [rank, line] of this.#byRank) {
      const first = rank < least ? this.#firstOf(line) : undefined;
      if (first !== undefined) {
        quickest = first;
        least = rank;
      }
    }
    return this.#take(quickest);
  }

  /** All of them, oldest first. */
  takeAll(): Read[] {
    const reads = [...this.#waiting];
    this.#waiting.clear();
    return reads;
  }

  #take(read: Read | undefined): Read | undefined {
    if (read !== undefined) {
      this.#waiting.delete(read);
    }
    return read;
  }

  #firstOf(line: Line<Read>): Read | undefined {
    for (let read = line.reads[line.head]; read !== undefined; read = line.reads[line.head]) {
      if (this.#waiting.has(read)) {
        return read;
      }
      line.head += 1;
    }
    return undefined;
  }

  /** Those that have gone are cleared away when they are the most: a flood that is given up must not stay in memory. */
  #append(line: Line<Read>, read: Read): void {
    if (line.reads.length > 2 * this.#waiting.size + GONE_MAX) {
      line.reads = line.reads.slice(line.head).filter((known) => this.#waiting.has(known));
      line.head = 0;
    }
    line.reads.push(read);
  }
}
