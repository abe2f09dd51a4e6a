import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';
import type { Questions } from './questions';

/** So many bytes are written before the texts in them are looked at together. */
const BLOCK_BYTES = 4096;

const NEVER = -1;
/** More than any room has; a small whole number is written more quickly than Infinity. */
const MORE_THAN_ROOM = 2 ** 30;
/** Less than any room has. */
export const NEVER_BELOW = -MORE_THAN_ROOM;

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
  readonly #questions: Questions;
  /** In one object: it is made more quickly than so many fields. */
  readonly #at: State = {
    leftAtFirst: 0,
    dueBelow: 0,
    lastDueBelow: 0,
    againEnd: NEVER,
    begin: NOTHING_WRITTEN,
    left: 0,
    visitsLeft: 0,
    questions: 0,
    longest: 0,
    pending: 0,
  };

  constructor(room: AttemptRoom, texts: AttemptTexts, questions: Questions) {
    this.#room = room;
    this.#texts = texts;
    this.#questions = questions;
  }

  /** Begins a group. */
  beginGroup(): void {
    this.#at.leftAtFirst = this.#room.left;
    this.#beginBlock(NOTHING_WRITTEN);
  }

  /** Where more room is left than this, and the member is not the last, {@link MemberBlock.isDue} has no need to be asked. */
  get lookBelow(): number {
    const { againEnd, dueBelow } = this.#at;
    return againEnd === NEVER ? Math.max(0, dueBelow) : MORE_THAN_ROOM;
  }

  /** Whether the block ends in front of this member, or because it is the last. A small group is looked at with those around it. */
  isDue(next: number, isLast: boolean): boolean {
    const { lastDueBelow, dueBelow, againEnd } = this.#at;
    const below = isLast || this.#room.isOver ? lastDueBelow : dueBelow;
    return this.#room.left < below || next === againEnd;
  }

  /** Ends the block. Gives back from where it has to go on: from where the block began, if that has to be written again. */
  end(progress: Progress): Progress {
    if (this.#at.againEnd !== NEVER) {
      this.#texts.beCareful(false);
      return this.#beginBlock(progress);
    }
    if (this.#texts.isCareful || this.#texts.settle(this.#at.pending, this.#at.left - this.#room.left)) {
      return this.#beginBlock(progress);
    }
    this.#at.againEnd = progress.next;
    this.#at.dueBelow = NEVER_BELOW;
    this.#at.lastDueBelow = MORE_THAN_ROOM;
    this.#room.backToState(this.#at.left, this.#at.visitsLeft, this.#at.longest);
    this.#questions.backTo(this.#at.questions);
    this.#texts.beCareful(true);
    return this.#at.begin;
  }

  #beginBlock(begin: Progress): Progress {
    this.#at.begin = begin;
    this.#at.left = this.#room.left;
    this.#at.visitsLeft = this.#room.visitsLeft;
    this.#at.questions = this.#questions.state;
    this.#at.longest = this.#room.longest;
    this.#at.pending = this.#texts.pending;
    this.#at.dueBelow = this.#at.left - BLOCK_BYTES;
    this.#at.lastDueBelow = this.#at.leftAtFirst - BLOCK_BYTES;
    this.#at.againEnd = NEVER;
    return begin;
  }
}

/** Where a block is, and how everything was where it began. */
interface State {
  leftAtFirst: number;
  /** The block ends where less room is left; the last one where less is left than this. */
  dueBelow: number;
  lastDueBelow: number;
  /** What is written again ends in front of this member. */
  againEnd: number;
  begin: Progress;
  left: number;
  visitsLeft: number;
  questions: number;
  longest: number;
  /** The length of the texts that were not looked at yet. */
  pending: number;
}
