/** So many answers there may be of a value whatever its limit. */
const ALWAYS = 2 ** 18;

/** So many values are copied in the time of a question: a power of 2, so that all numbers are small whole ones. */
const COPIES_PER_QUESTION = 8;

/**
 * How often code that is not ours may still be asked for one value, in all attempts to write it. A Proxy, an iterator or a `toJSON`
 * may always have one answer more, and one that takes no byte of the limit.
 *
 * What it makes of its answer is its own work. Values that are no more than their members are not counted: those of one attempt are
 * as many as have room.
 */
export class Questions {
  /** So many members are copied at most of an object that is made of something else. */
  readonly copiesMax: number;
  /** In copies. */
  #left: number;
  #keptForLater = 0;
  #namesLeft: number;

  constructor(bytesMax: number) {
    this.copiesMax = bytesMax >> 1;
    const questionsMax = ALWAYS + this.copiesMax;
    this.#left = questionsMax * COPIES_PER_QUESTION;
    this.#namesLeft = Math.min(4 * bytesMax, questionsMax);
  }

  /** Half of what is left may be asked in the next attempt: so each of those behind it may ask for something. */
  beginAttempt(): void {
    this.#keptForLater = this.#left >> 1;
  }

  /** How much is left at this moment, for {@link Questions.backTo}. */
  get state(): number {
    return this.#left;
  }

  /** Goes back to where so much was left: what may show a secret is written again, and asked for again. */
  backTo(state: number): void {
    this.#left = state;
  }

  /** How often it may be asked now. */
  get left(): number {
    return this.areSpent ? 0 : Math.trunc((this.#left - this.#keptForLater) / COPIES_PER_QUESTION);
  }

  /** Whether nothing may be asked now. */
  get areSpent(): boolean {
    return this.#left - this.#keptForLater < COPIES_PER_QUESTION;
  }

  /** Counts what was asked. */
  count(questions: number): void {
    this.#left -= questions * COPIES_PER_QUESTION;
  }

  /** Counts members of a Proxy that were read, and gives the end of those that may be read: the next one where all questions are asked. */
  endOf(end: number, next: number, members: number): number {
    this.count(members);
    return this.areSpent ? next : end;
  }

  /** Counts members that were copied of what is asked by nobody else. */
  countCopies(copies: number): void {
    this.#left -= copies;
  }

  /** Whether no Proxy may be asked for the names of its members any more: it gives all of them at once. */
  get areNamesSpent(): boolean {
    return this.#namesLeft < 0;
  }

  /** Counts the names that one has given. */
  countNames(names: number): void {
    this.#namesLeft -= names;
  }
}
