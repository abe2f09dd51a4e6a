/** How many questions are allowed for a value, whatever its limit of bytes. */
const ALWAYS = 2 ** 18;

/** How many values are copied in the time of one question: a power of 2, so that all numbers are small integers. */
const COPIES_PER_QUESTION = 8;

/**
 * How often foreign code may still be called for one value, in all attempts to write it. A Proxy, an iterator or a `toJSON` may always
 * have one answer more, and an answer that takes no byte of the limit.
 *
 * The time that an answer takes is not limited. Members of plain objects are not counted: in one attempt there are only as many as
 * there is room for.
 */
export class Questions {
  /** How many members are copied at most from an object such as a Map. */
  readonly copiesMax: number;
  /** Counted in copies. */
  #left: number;
  #keptForLater = 0;
  #namesLeft: number;

  constructor(bytesMax: number) {
    this.copiesMax = bytesMax >> 1;
    const questionsMax = ALWAYS + this.copiesMax;
    this.#left = questionsMax * COPIES_PER_QUESTION;
    this.#namesLeft = Math.min(4 * bytesMax, questionsMax);
  }

  /** An attempt may use half of the questions that are left, so that each later attempt has some, too. */
  beginAttempt(): void {
    this.#keptForLater = this.#left >> 1;
  }

  /** How much is left at this moment, for {@link Questions.backTo}. */
  get state(): number {
    return this.#left;
  }

  /** Restores a state, because a part that may show a secret is written again, and asks again. */
  backTo(state: number): void {
    this.#left = state;
  }

  /** How many questions may be asked now. */
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

  /** Counts members of a Proxy that were read, and returns where to stop reading: at the next one, if no question is left. */
  endOf(end: number, next: number, members: number): number {
    this.count(members);
    return this.areSpent ? next : end;
  }

  /** Counts members that were copied without calling foreign code. */
  countCopies(copies: number): void {
    this.#left -= copies;
  }

  /** Whether no Proxy may be asked for the names of its members any more: it gives all of them at once. */
  get areNamesSpent(): boolean {
    return this.#namesLeft < 0;
  }

  /** Counts the names that a Proxy has given. */
  countNames(names: number): void {
    this.#namesLeft -= names;
  }
}
