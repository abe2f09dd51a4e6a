import {
  bytesOfText,
  type CutGroup,
  type CutPart,
  type CutText,
  isInList,
  markOf,
  partJson,
} from './cut-parts';
import { CutState } from './cut-state';
import { CutValues } from './cut-values';
import { MARKS } from './details-scalars';
import { type FlatTools, UNREADABLE } from './flat-json';
import { readMember } from './group-forms';
import { isNamedByItem } from './name-value';

/**
 * Writes as much of details as has room. No text, no list and no key is longer than a room, which is the largest half,
 * quarter, eighth … of the limit with which all of it fits: so the longest parts are cut, and what is short is kept,
 * wherever it stands.
 *
 * It begins with room for one member and doubles it: each time every list and every text gives as much more of itself, so
 * that nothing is read that comes after what fits, and hardly anything twice.
 */
export class CutDetails {
  readonly #tools: FlatTools;
  readonly #state: CutState;
  readonly #values: CutValues;

  constructor(tools: FlatTools) {
    this.#tools = tools;
    this.#state = new CutState(tools.bytesMax);
    this.#values = new CutValues(tools, this.#state);
  }

  /** The value as JSON; `undefined` for what JSON leaves out. */
  cut(value: unknown): string | undefined {
    const { bytesMax } = this.#tools;
    const rooms = roomsOf(bytesMax);
    this.#state.room = 1;
    const whole = this.#values.partOf(value, undefined, 'details');
    if (whole === undefined) {
      return undefined;
    }
    this.#state.bytes += typeof whole === 'string' ? Buffer.byteLength(whole) : 0;
    const best = this.#largestOf(rooms);
    return best === 0 ? `"[cut: more than ${bytesMax} bytes]"` : partJson(whole, best);
  }

  /** The largest room with which everything fits; 0 where there is none. */
  #largestOf(rooms: readonly number[]): number {
    const state = this.#state;
    let best = 0;
    for (const room of rooms) {
      state.room = room;
      this.#grow();
      if (state.isOver) {
        break;
      }
      best = state.bytes + this.#bytesOfMarks() <= state.bytesMax ? room : best;
      if (state.open.length === 0) {
        break;
      }
    }
    return best;
  }

  #bytesOfMarks(): number {
    let bytes = 0;
    for (const part of this.#state.open) {
      bytes += markOf(part, this.#state.room).length;
    }
    return bytes;
  }

  /** Gives everything as much as the room allows; also what is found on the way. */
  #grow(): void {
    const { open } = this.#state;
    const stillOpen: (CutGroup | CutText)[] = [];
    // It becomes longer meanwhile.
    for (let index = 0; index < open.length && !this.#state.isOver; index += 1) {
      const part = open[index];
      if (part !== undefined && !(part.kind === 'text' ? this.#growText(part) : this.#growGroup(part))) {
        stillOpen.push(part);
      }
    }
    this.#state.open = stillOpen;
  }

  /** Whether the text is whole now. */
  #growText(text: CutText): boolean {
    const bytes = bytesOfText(text, this.#state.room);
    this.#state.bytes += bytes - text.counted;
    text.counted = bytes;
    return text.length <= this.#state.room;
  }

  /** Whether the group is whole now. */
  #growGroup(group: CutGroup): boolean {
    const state = this.#state;
    const { length, readable, names } = group.form;
    if (group.waiting.length > 0) {
      this.#visitWaiting(group);
    }
    const end = Math.min(readable, state.room);
    for (; group.next < end && !state.isOver; group.next += 1) {
      this.#visit(group, group.next, names?.[group.next]);
    }
    if (state.room > readable && length > readable) {
      // More than can have room: an excerpt has no more to give.
      state.visitsLeft = -1;
    }
    const isWhole = group.next >= length && group.waiting.length === 0;
    state.bytes -= isWhole && group.writtenCount > 0 ? 1 : 0;
    return isWhole;
  }

  #visitWaiting(group: CutGroup): void {
    for (const index of group.waiting.splice(0)) {
      if (!this.#state.isOver) {
        this.#visit(group, index, group.form.names?.[index]);
      }
    }
  }

  #visit(group: CutGroup, index: number, name: string | undefined): void {
    this.#state.visitsLeft -= 1;
    if (name !== undefined && name.length > this.#state.room) {
      group.waiting.push(index);
      return;
    }
    const part = name === undefined ? this.#item(group, index) : this.#member(group, index, name);
    if (part !== undefined) {
      group.shown[index] = part;
      group.writtenCount += 1;
      this.#state.bytes += 1 + bytesOf(part);
    }
  }

  #item(group: CutGroup, index: number): CutPart {
    const { previous, form } = group;
    const place = { index, length: form.length, isInList: isInList(group) };
    if (typeof previous === 'string' && isNamedByItem(previous, place, this.#tools.keys)) {
      group.previous = undefined;
      return MARKS.redacted;
    }
    const item = readSafely(group, index);
    group.previous = item;
    if (item === UNREADABLE) {
      return MARKS.unreadable;
    }
    return typeof item === 'number' && Number.isFinite(item)
      ? item
      : (this.#values.partOf(item, group, index) ?? 'null');
  }

  #member(group: CutGroup, index: number, name: string): CutPart | undefined {
    const key = this.#tools.keys.oneOf(group.form.length, name);
    let part: CutPart | undefined = MARKS.redacted;
    if (!(key.isSecret || (group.form.hidesValues && key.isValuing))) {
      const value = readSafely(group, index);
      part = value === UNREADABLE ? MARKS.unreadable : this.#values.partOf(value, group, name);
    }
    if (part !== undefined) {
      group.keys[index] = key.json;
      this.#state.bytes += key.bytes;
    }
    return part;
  }
}

function readSafely({ form }: CutGroup, index: number): unknown {
  try {
    return readMember(form, index);
  } catch {
    return UNREADABLE;
  }
}

/** 1, and then about twice as much each time, up to the limit: its halves, from the smallest one. */
function roomsOf(bytesMax: number): number[] {
  const rooms: number[] = [];
  for (let room = bytesMax; room >= 1; room = Math.floor(room / 2)) {
    rooms.unshift(room);
  }
  return rooms;
}

/** The bytes of a part that has nothing more to give; what has is counted while it grows. */
function bytesOf(part: CutPart): number {
  if (typeof part === 'number') {
    return part >= 0 && part < 10 && Number.isInteger(part) ? 1 : String(part).length;
  }
  return typeof part === 'string' ? Buffer.byteLength(part) : 0;
}
