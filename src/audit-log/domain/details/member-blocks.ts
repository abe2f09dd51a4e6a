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
  /** One for each depth is enough: of two groups of the same depth, the second begins only when the first is written. */
  readonly #blocks: MemberBlock[] = [];

  constructor(room: AttemptRoom, texts: AttemptTexts, questions: Questions) {
    this.#room = room;
    this.#texts = texts;
    this.#questions = questions;
  }

  /** The block of a group that begins; none for a small group inside of others: it belongs to the block around it. */
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
