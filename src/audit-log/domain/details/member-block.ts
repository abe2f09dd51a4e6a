import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';
import type { Questions } from './questions';

/** How many bytes are written before their texts are examined together. */
const BLOCK_BYTES = 4096;

const NEVER = -1;
/** More than any room has; V8 stores a small integer faster than Infinity. */
const MORE_THAN_ROOM = 2 ** 30;
/** Less than any room has. */
export const NEVER_BELOW = -MORE_THAN_ROOM;

/** How far a group is written. */
export interface Progress {
  /** The JSON of the members before the next. */
  readonly json: string;
  /** The number of the next member. */
  readonly next: number;
  /** In a list, the item before it, which may name it. */
  readonly previous: unknown;
}

/** The progress at the beginning of a group. */
export const NOTHING_WRITTEN: Progress = Object.freeze({ json: '', next: 0, previous: undefined });

/**
 * Some members of a group, whose texts are examined together. If these may show a secret, only these members are written again, and
 * each of their texts is examined by itself.
 */
export class MemberBlock {
  readonly #room: AttemptRoom;
  readonly #texts: AttemptTexts;
  readonly #questions: Questions;
  /** In one object, which is made faster than as many private fields. */
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

  /** While at least this room is left, and the member is not the last, there is no need to ask {@link MemberBlock.isDue}. */
  get lookBelow(): number {
    const { againEnd, dueBelow } = this.#at;
    return againEnd === NEVER ? Math.max(0, dueBelow) : MORE_THAN_ROOM;
  }

  /** Whether the block ends before this member, or with the group. The texts of a small group are examined with those around it. */
  isDue(next: number, isLast: boolean): boolean {
    const { lastDueBelow, dueBelow, againEnd } = this.#at;
    const below = isLast || this.#room.isOver ? lastDueBelow : dueBelow;
    return this.#room.left < below || next === againEnd;
  }

  /** Ends the block. Returns where to continue: at the beginning of the block, if it has to be written again. */
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

/** The limits of a block, and the state at its beginning. */
interface State {
  leftAtFirst: number;
  /** The block ends when less room is left than `dueBelow`; the last block of a group, when less is left than `lastDueBelow`. */
  dueBelow: number;
  lastDueBelow: number;
  /** The part that is written again ends before this member. */
  againEnd: number;
  begin: Progress;
  left: number;
  visitsLeft: number;
  questions: number;
  longest: number;
  /** The length of the texts that were not looked at yet. */
  pending: number;
}
