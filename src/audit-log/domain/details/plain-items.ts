import { types } from 'node:util';
import { isObject } from '../harmless-text';
import { mayTakePassword } from '../redaction/command-secrets';
import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';
import { BytesText } from './bytes-text';
import { dateText } from './date-text';
import { UNREADABLE } from './group-form';
import { ItemNames } from './item-names';
import { mayNameNext } from './named-items';

/** How many items are written in one piece: an even number, because names and values may take turns. */
const PIECE_ITEMS = 512;
/** The same where one of them may show a secret. */
const CAREFUL_ITEMS = 32;

/** What {@link PlainItems} writes with. */
interface PlainTools {
  readonly room: AttemptRoom;
  readonly texts: AttemptTexts;
}

/** Items of a list as JSON, with commas. */
interface Piece {
  readonly json: string;
  readonly count: number;
}

/**
 * The items of a list, as long as they are nothing but short text, numbers and the like: `JSON.stringify` is several times
 * faster with many at once.
 */
export class PlainItems {
  readonly #list: readonly unknown[];
  readonly #count: number;
  readonly #tools: PlainTools;
  readonly #names: ItemNames;
  /** Items before this index are not tried. */
  #from = 0;
  /** How many pieces in a row were written in vain, because one of their items may show a secret. */
  #vainCount = 0;

  constructor(list: readonly unknown[], count: number, tools: PlainTools) {
    this.#list = list;
    this.#count = count;
    this.#tools = tools;
    this.#names = new ItemNames(list.length);
  }

  /** The items from an index on, if all of them are plain and, in a careful attempt, none of them may show a secret. */
  at(index: number, previous: unknown): Piece | undefined {
    if (index < this.#from) {
      return undefined;
    }
    const { isCareful } = this.#tools.texts;
    const end = Math.min(this.#count, index + (isCareful ? CAREFUL_ITEMS : PIECE_ITEMS));
    const { names } = this.#names.split([previous], index - 1);
    const isNamed = names.length > 0 && !this.#areHarmless(names);
    const piece = isNamed ? undefined : this.#piece(index, end);
    this.#vainCount = piece === undefined ? this.#vainCount + 1 : 0;
    if (piece === undefined) {
      // Mostly all items of a list are plain, or none. In a list with a secret most are plain: few are skipped, more each time in a row.
      this.#from = isCareful ? end + CAREFUL_ITEMS * (2 ** this.#vainCount - 2) : this.#count;
    }
    return piece;
  }

  #piece(from: number, end: number): Piece | undefined {
    const { room } = this.#tools;
    const { items, texts, longest } = this.#copy(from, end);
    const json = items.length < end - from ? undefined : pieceOf(items);
    if (json === undefined || (texts > 0 && !this.#areShown(items, from))) {
      return undefined;
    }
    room.note(longest);
    room.take(json.length);
    return { json, count: end - from };
  }

  /** Whether items may be shown. The names among them are examined by themselves: only so it shows whether one is secret. */
  #areShown(items: readonly unknown[], from: number): boolean {
    const { names, others } = this.#names.split(items, from);
    const areHarmless = names.length === 0 || this.#areHarmless(names);
    return areHarmless && (others.length === 0 || this.#tools.texts.join(`${others.join('\n')}\n`));
  }

  /** Whether none of these names may be a reason to hide the next item. */
  #areHarmless(names: readonly string[]): boolean {
    return !names.some(mayTakePassword) && this.#tools.texts.areHarmlessNames(names);
  }

  /** Each item is read once: what was looked at is what is written, also where a getter says something else each time. */
  #copy(from: number, to: number): PlainCopy {
    const { each } = this.#tools.room;
    const items: unknown[] = [];
    let texts = 0;
    let longest = 0;
    let { left } = this.#tools.room;
    for (let index = from; index < to; index += 1) {
      const given = readItem(this.#list, index);
      const item = isObject(given) ? this.#textOfObject(given) : given;
      if (typeof item === 'string' && item.length <= each) {
        texts += Number(item === given);
        longest = Math.max(longest, item.length);
        left -= item.length;
      } else if (!isPlainValue(item)) {
        break;
      }
      if (left < 0) {
        // There is no room for all of them, so to write them at once would be in vain.
        break;
      }
      items.push(item);
    }
    return { items, texts, longest };
  }

  /** A date and a few bytes as the text that they are written as, if they show no secret and name no item; else the object itself. */
  #textOfObject(item: object): unknown {
    if (types.isUint8Array(item)) {
      const bytes = new BytesText(item);
      const isPlain = bytes.areFew && !mayNameNext(item) && !this.#tools.texts.areSecret(bytes);
      return isPlain ? bytes.head(bytes.length) : item;
    }
    // An object may pretend to be a date, and tell by its prototype that it wants to be written as an object.
    return types.isDate(item) && Object.getPrototypeOf(item) === Date.prototype ? dateText(item) : item;
  }
}

/** The items as JSON, with commas; `undefined` if it has a `\\u` escape, which some store may refuse. */
function pieceOf(items: readonly unknown[]): string | undefined {
  const piece = JSON.stringify(items).slice(1, -1);
  return piece.includes('\\u') ? undefined : piece;
}

/** Items of a list, as they were read. */
interface PlainCopy {
  /** Those before the first that is not plain. */
  readonly items: readonly unknown[];
  /** How many of them are texts. */
  readonly texts: number;
  /** The length of the longest text. */
  readonly longest: number;
}

/** An item that throws when it is read is not plain. */
function readItem(list: readonly unknown[], index: number): unknown {
  try {
    return list[index];
  } catch {
    return UNREADABLE;
  }
}

function isPlainValue(item: unknown): boolean {
  return (
    (typeof item === 'number' && Number.isFinite(item)) ||
    item === null ||
    item === undefined ||
    typeof item === 'boolean'
  );
}
