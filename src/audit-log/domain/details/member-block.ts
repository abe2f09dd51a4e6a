import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';

/** So many bytes are written before the texts in them are looked at together. */
const BLOCK_BYTES = 4096;

const NEVER = -1;

/** How far a group is written. */
export interface Progress {
  /** The JSON of the members before the next. */
  readonly json: string;
  /** The number of the next member. */
  readonly next: number;
  /** The member before it, of a list: it may name the next. */
  readonly previous: unknown;
}

/** How it is where a group begins. */
export const NOTHING_WRITTEN: Progress = Object.freeze({ json: '', next: 0, previous: undefined });

/**
 * Some members of a group. Whether their texts may show a secret is asked at once. Where they may, these members alone are
 * written again, and then each of their texts is looked at by itself.
 */
export class MemberBlock {
  readonly #room: AttemptRoom;
  readonly #texts: AttemptTexts;
  #leftAtFirst = 0;
  /** The block ends where less room is left; the last one where less is left than this. */
  #dueBelow = 0;
  #lastDueBelow = 0;
  /** What is written again ends in front of this member. */
  #againEnd = NEVER;
  /** How everything was where the block began. */
  #begin = NOTHING_WRITTEN;
  #left = 0;
  #visitsLeft = 0;
  #longest = 0;
  /** The length of the texts that were not looked at yet. */
  #pending = 0;

  constructor(room: AttemptRoom, texts: AttemptTexts) {
    this.#room = room;
    this.#texts = texts;
  }

  /** Begins a group. */
  beginGroup(): void {
    this.#leftAtFirst = this.#room.left;
    this.#beginBlock(NOTHING_WRITTEN);
  }

  /** Whether the block ends in front of this member, or because it is the last. A small group is looked at with those around it. */
  isDue(next: number, isLast: boolean): boolean {
    return this.#room.left < (isLast ? this.#lastDueBelow : this.#dueBelow) || next === this.#againEnd;
  }

  /** Ends the block. Gives back from where it has to go on: from where the block began, if that has to be written again. */
  end(progress: Progress): Progress {
    if (this.#againEnd !== NEVER) {
      this.#texts.beCareful(false);
      return this.#beginBlock(progress);
    }
    if (this.#texts.isCareful || this.#texts.settle(this.#pending, this.#left - this.#room.left)) {
      return this.#beginBlock(progress);
    }
    this.#againEnd = progress.next;
    this.#dueBelow = Number.NEGATIVE_INFINITY;
    this.#lastDueBelow = Number.POSITIVE_INFINITY;
    this.#room.backToState(this.#left, this.#visitsLeft, this.#longest);
    this.#texts.beCareful(true);
    return this.#begin;
  }

  #beginBlock(begin: Progress): Progress {
    this.#begin = begin;
    this.#left = this.#room.left;
    this.#visitsLeft = this.#room.visitsLeft;
    this.#longest = this.#room.longest;
    this.#pending = this.#texts.pending;
    this.#dueBelow = this.#left - BLOCK_BYTES;
    this.#lastDueBelow = this.#leftAtFirst - BLOCK_BYTES;
    this.#againEnd = NEVER;
    return begin;
  }
}
