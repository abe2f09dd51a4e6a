/** What decides when a question has its turn. */
interface Ranked {
  /** Questions of a smaller rank are answered quicker, as a rule. */
  readonly rank: number;
}

/** Questions in the order in which they came. Those before `head`, and some behind it, no longer wait. */
interface Line<Read> {
  reads: Read[];
  head: number;
}

/** How many questions that no longer wait a line may have in any case. */
const GONE_MAX = 32;

/**
 * Questions that wait for their turn. To add, take or remove one takes the same time however many wait. There may be thousands,
 * so a search through all of them for each answer would be slow.
 */
export class WaitingReads<Read extends Ranked> {
  readonly #waiting = new Set<Read>();
  readonly #all: Line<Read> = { reads: [], head: 0 };
  readonly #byRank = new Map<number, Line<Read>>();

  /** Adds a question at the end of the line. */
  add(read: Read): void {
    this.#waiting.add(read);
    this.#append(this.#all, read);
    const line = this.#byRank.get(read.rank) ?? { reads: [], head: 0 };
    this.#byRank.set(read.rank, line);
    this.#append(line, read);
  }

  /** Removes a question that nobody waits for any more. Does nothing if it does not wait here. */
  remove(read: Read): void {
    this.#waiting.delete(read);
  }

  /** Takes the question that has waited longest; `undefined` if none waits. */
  takeOldest(): Read | undefined {
    return this.#take(this.#firstOf(this.#all));
  }

  /** Takes, of the questions that are answered quickest, the one that has waited longest. */
  takeQuickest(): Read | undefined {
    let quickest: Read | undefined;
    let least = Number.POSITIVE_INFINITY;
    // A short loop: there are as many ranks as there are kinds of questions.
    for (const [rank, line] of this.#byRank) {
      const first = rank < least ? this.#firstOf(line) : undefined;
      if (first !== undefined) {
        quickest = first;
        least = rank;
      }
    }
    return this.#take(quickest);
  }

  /** Takes all of them, oldest first. */
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

  /**
   * Appends a question. Clears away those that no longer wait when they are the most: thousands that were given up must not stay
   * in memory.
   */
  #append(line: Line<Read>, read: Read): void {
    if (line.reads.length > 2 * this.#waiting.size + GONE_MAX) {
      line.reads = line.reads.slice(line.head).filter((known) => this.#waiting.has(known));
      line.head = 0;
    }
    line.reads.push(read);
  }
}
