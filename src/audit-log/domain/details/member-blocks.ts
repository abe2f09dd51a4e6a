import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';
import { MemberBlock } from './member-block';
import type { Questions } from './questions';

const FEW = 8;
const FEW_FROM_DEPTH = 2;

/** The blocks of the groups that are being written. */
export class MemberBlocks {
  readonly #room: AttemptRoom;
  readonly #texts: AttemptTexts;
  readonly #questions: Questions;
  /** One for each depth is enough: of two groups that are as deep, the second begins when the first is written. */
  readonly #blocks: MemberBlock[] = [];

  constructor(room: AttemptRoom, texts: AttemptTexts, questions: Questions) {
    this.#room = room;
    this.#texts = texts;
    this.#questions = questions;
  }

  /** The block of a group that begins; none where it has few members and others around it, in whose block they stand. */
  begin(depth: number, membersCount: number): MemberBlock | undefined {
    if (membersCount <= FEW && depth > FEW_FROM_DEPTH) {
      return undefined;
    }
    const block = this.#blocks[depth] ?? new MemberBlock(this.#room, this.#texts, this.#questions);
    this.#blocks[depth] = block;
    block.beginGroup();
    return block;
  }
}
