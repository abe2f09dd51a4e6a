/** How much room is left in an attempt to write details. */
export class AttemptRoom {
  /** No text, no list and no key may be longer. */
  readonly each: number;
  /** With any room for each of at least so much the attempt would go the same way. */
  longest = 0;
  #left: number;
  #visitsLeft: number;

  /** Each member that is kept takes two bytes at least, but one that JSON leaves out takes none: so their number is bounded, too. */
  constructor(bytesMax: number, each: number) {
    this.each = each;
    this.#left = bytesMax;
    this.#visitsLeft = bytesMax;
  }

  /** The bytes that are left at most; none are counted for marks. */
  get left(): number {
    return this.#left;
  }

  /** How many members more may be looked at. */
  get visitsLeft(): number {
    return this.#visitsLeft;
  }

  /** Whether there was more than has room. */
  get isOver(): boolean {
    return this.#left < 0;
  }

  /** Whether so many members were looked at that hardly one of them can have been kept. */
  get isExhausted(): boolean {
    return this.#visitsLeft < 0;
  }

  /** Counts JSON that is written. */
  count(json: string): string {
    this.#left -= json.length;
    return json;
  }

  /** Adds a part behind those before it, and counts the comma. */
  join(before: string, part: string): string {
    if (before === '') {
      return part;
    }
    this.#left -= 1;
    // The short one first: it is copied, while a long one is kept in pieces, each of which costs more than its copy.
    const next = `,${part}`;
    return before + next;
  }

  /** Counts what is written besides. */
  take(bytes: number): void {
    this.#left -= bytes;
  }

  /** Goes back to where so much was left and noted. */
  backToState(left: number, visitsLeft: number, longest: number): void {
    this.#left = left;
    this.#visitsLeft = visitsLeft;
    this.longest = longest;
  }

  /** Counts a member that is looked at. */
  visit(): void {
    this.#visitsLeft -= 1;
    if (this.#visitsLeft < 0) {
      this.#left = -1;
    }
  }

  /** Notes that something of this length was written, or would have been with more room for each. */
  note(length: number): void {
    if (length > this.longest) {
      this.longest = length;
    }
  }

  /** Ends the attempt: of something already this length is too much. */
  giveUp(length: number): string {
    this.note(length);
    this.#left = -1;
    return '';
  }
}
