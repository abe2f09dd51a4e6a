import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';
import { MemberBlock } from './member-block';

const FEW = 8;
const FEW_FROM_DEPTH = 2;

/** The blocks of the groups that are being written. */
export class MemberBlocks {
  readonly #room: AttemptRoom;
  readonly #texts: AttemptTexts;
  /** One for each depth is enough: of two groups that are as deep, the second begins when the first is written. */
  readonly #blocks: MemberBlock[] = [];

  constructor(room: AttemptRoom, texts: AttemptTexts) {
    this.#room = room;
    this.#texts = texts;
  }

  /** The block of a group that begins; none where it has few members and others around it, in whose block they stand. */
  begin(depth: number, membersCount: number): MemberBlock | undefined {
    if (membersCount <= FEW && depth > FEW_FROM_DEPTH) {
      return undefined;
    }
    const block = this.#blocks[depth] ?? new MemberBlock(this.#room, this.#texts);
    this.#blocks[depth] = block;
    block.beginGroup();
    return block;
  }
}
