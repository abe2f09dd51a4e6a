import { isSimpleText } from '../redaction/secret-text';
import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';
import { isDateText } from './date-text';
import type { DetailsMemory } from './details-memory';
import type { Members } from './group-form';
import type { KeyGroup } from './key-groups';

/** A longer text is examined by itself. */
const TEXT_LENGTH_MAX = 200;

/** Stands for what has to be written member by member. */
export const NOT_PLAIN = Symbol('not plain');

/** What {@link PlainCopies} copies with. */
export interface CopyTools {
  readonly room: AttemptRoom;
  readonly texts: AttemptTexts;
  readonly memory: DetailsMemory;
  /** Whether objects in the list may be copied: not where they are too deep to be kept. */
  readonly canCopy: boolean;
}

/** What was copied for a piece of a list. */
export interface CopyTally {
  /** The texts that have to be examined, one a line. */
  lines: string;
  /** How many characters the names and texts have. */
  length: number;
  /** The length of the longest text, name, object or list. */
  longest: number;
  /** How many members of objects were looked at. */
  visits: number;
}

/**
 * Copies the objects in a list that have nothing but short texts, numbers and the like: `JSON.stringify` is several times faster with
 * many at once. A copy has nothing but what was looked at: no code of the caller, and no secret.
 */
export class PlainCopies {
  readonly #tools: CopyTools;
  #tally: CopyTally = emptyTally();

  constructor(tools: CopyTools) {
    this.#tools = tools;
  }

  /** Begins a piece of a list. */
  begin(): CopyTally {
    this.#tally = emptyTally();
    return this.#tally;
  }

  /** A copy of an object, or {@link NOT_PLAIN}. */
  of(value: Members): unknown {
    const group = this.#tools.canCopy ? this.#groupOf(value) : undefined;
    if (group === undefined || group.names.length > this.#tools.room.each) {
      return NOT_PLAIN;
    }
    const { names } = group;
    const { length } = names;
    const copy = group.blank.copy();
    this.#tally.visits += length;
    this.#note(length);
    for (let index = 0; index < length; index += 1) {
      const name = names[index] ?? '';
      const member = this.#value(readOf(value, name));
      if (member === NOT_PLAIN) {
        return member;
      }
      this.#note(name.length);
      this.#tally.length += name.length;
      copy[name] = member;
    }
    return copy;
  }

  #groupOf(value: Members): KeyGroup | undefined {
    try {
      return this.#tools.memory.openGroupOf(value);
    } catch {
      return undefined;
    }
  }

  #value(value: unknown): unknown {
    switch (typeof value) {
      case 'string':
        return this.#text(value);
      case 'number':
        return Number.isFinite(value) ? value : NOT_PLAIN;
      default:
        return value === undefined || value === null || typeof value === 'boolean' ? value : NOT_PLAIN;
    }
  }

  #text(text: string): unknown {
    if (text.length > TEXT_LENGTH_MAX) {
      return NOT_PLAIN;
    }
    if (!(isSimpleText(text) || isDateText(text))) {
      this.#tally.lines += `${text}\n`;
    }
    return this.#whole(text);
  }

  #whole(text: string): unknown {
    this.#tally.length += text.length;
    this.#note(text.length);
    return text.length <= this.#tools.room.each ? text : NOT_PLAIN;
  }

  #note(length: number): void {
    if (length > this.#tally.longest) {
      this.#tally.longest = length;
    }
  }
}

function readOf(object: Members, name: string): unknown {
  try {
    return object[name];
  } catch {
    return NOT_PLAIN;
  }
}

function emptyTally(): CopyTally {
  return { lines: '', length: 0, longest: 0, visits: 0 };
}
