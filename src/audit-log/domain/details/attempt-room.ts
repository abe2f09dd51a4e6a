/** How much room is left in an attempt to write details. */
export class AttemptRoom {
  /** The limit for the length of each text, list and key. */
  readonly each: number;
  /** The largest length that was noted. With any limit that is not below this, the attempt would go the same way. */
  longest = 0;
  #left: number;
  #visitsLeft: number;

  /** The number of members that are looked at has a limit, too: one that JSON leaves out takes no bytes. */
  constructor(bytesMax: number, each: number) {
    this.each = each;
    this.#left = bytesMax;
    this.#visitsLeft = bytesMax;
  }

  /** How many bytes are left at most; marks such as `[cut: …]` are not counted. */
  get left(): number {
    return this.#left;
  }

  /** How many members more may be looked at. */
  get visitsLeft(): number {
    return this.#visitsLeft;
  }

  /** Whether there was more than there is room for. */
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
    // The comma and the part first: V8 copies a short text, but keeps a long one as a rope, each piece of which costs more than a copy.
    const next = `,${part}`;
    return before + next;
  }

  /** Counts other bytes that are written. */
  take(bytes: number): void {
    this.#left -= bytes;
  }

  /** Restores an earlier state. */
  backToState(left: number, visitsLeft: number, longest: number): void {
    this.#left = left;
    this.#visitsLeft = visitsLeft;
    this.longest = longest;
  }

  /** Counts members that were looked at elsewhere: at most as many as may be. */
  visitMany(count: number): void {
    this.#visitsLeft -= count;
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

  /** Ends the attempt: something of already this length is too much. */
  giveUp(length: number): string {
    this.note(length);
    this.#left = -1;
    return '';
  }
}
