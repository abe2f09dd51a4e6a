import { types } from 'node:util';
import { isObject } from '../harmless-text';
import { mayTakePassword } from '../redaction/command-secrets';
import { BytesText } from './bytes-text';
import { dateText } from './date-text';
import { type Members, UNREADABLE } from './group-form';
import { ItemNames, isFlag } from './item-names';
import { mayNameNext } from './named-items';
import { type CopyTally, type CopyTools, NOT_PLAIN, PlainCopies } from './plain-copies';

/** How many items are written in one piece: an even number, because names and values may take turns. */
const PIECE_ITEMS = 512;
/** The same where one of them may show a secret. */
const CAREFUL_ITEMS = 32;

/** A name and its value. */
const TURN = 2;
/** A piece with objects ends when its names and texts have this length: they are examined together. */
const COPIES_LENGTH = 4096;
/** JSON of at least this length is examined by itself. */
const LONG_JSON = 500;

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
  readonly #tools: CopyTools;
  readonly #names: ItemNames;
  readonly #copies: PlainCopies;
  /** Items before this index are not tried. */
  #from = 0;
  /** How many pieces in a row were written in vain, because one of their items may show a secret. */
  #vainCount = 0;
  /** Where to go on after a piece in vain: behind the first item, if only this one is not plain. It shows what its class is. */
  #triedAgainAt = 0;
  /** Whether the last item that was an object is written as text. */
  #areTexts = false;
  /** The JSON of items before this index is not searched for signs of secrets. */
  #signlessFrom = 0;
  /** In how many pieces in a row the JSON had such a sign. */
  #signedCount = 0;

  constructor(list: readonly unknown[], count: number, tools: CopyTools) {
    this.#list = list;
    this.#count = count;
    this.#tools = tools;
    this.#names = new ItemNames(list.length);
    this.#copies = new PlainCopies(tools);
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
      this.#from = isCareful ? end + CAREFUL_ITEMS * (2 ** this.#vainCount - 2) : this.#triedAgainAt;
    }
    return piece;
  }

  #piece(from: number, end: number): Piece | undefined {
    const { room } = this.#tools;
    const copied = this.#copy(from, end);
    this.#triedAgainAt = from === 0 && copied.items.length === 0 ? TURN : this.#count;
    const json = copied.isWhole ? this.#json(copied, from) : undefined;
    if (json === undefined) {
      return undefined;
    }
    room.note(Math.max(copied.longest, copied.tally.longest));
    room.visitMany(copied.tally.visits);
    room.take(json.length);
    return { json, count: copied.items.length };
  }

  #json(copied: PlainCopy, from: number): string | undefined {
    const { items, texts, tally, hasCopies } = copied;
    const json = pieceOf(items);
    const isShown = json !== undefined && (texts === 0 || this.#areShown(copied, from, json));
    if (!(isShown && hasCopies)) {
      return isShown ? json : undefined;
    }
    // Where there is no room for all objects, it matters which of them is too much.
    const { room } = this.#tools;
    const hasRoom = json.length < room.left && tally.visits <= room.visitsLeft;
    return hasRoom && this.#tools.texts.join(tally.lines) ? json : undefined;
  }

  /**
   * Whether items may be shown. If their JSON has no sign of a secret, neither the texts nor the names among them have one. Otherwise
   * the names are examined by themselves: only so it shows whether one is secret.
   */
  #areShown({ items, areGiven, hasCopies }: PlainCopy, from: number, json: string): boolean {
    this.#names.look(items, from);
    if (areGiven && this.#isSignless(items, from, json)) {
      return true;
    }
    const { names, others } = this.#names.split(items, from);
    const areHarmless = names.length === 0 || this.#areHarmless(names);
    const lines = hasCopies ? others.filter((item) => typeof item === 'string') : others;
    return areHarmless && (lines.length === 0 || this.#tools.texts.join(`${lines.join('\n')}\n`));
  }

  /** Only long JSON: short texts are examined faster with those around them. Of flags, each is a sign. */
  #isSignless(items: readonly unknown[], from: number, json: string): boolean {
    if (json.length < LONG_JSON || from < this.#signlessFrom || isFlag(items[0])) {
      return false;
    }
    const isSignless = this.#tools.texts.areSignless(json);
    this.#signedCount = isSignless ? 0 : this.#signedCount + 1;
    // Mostly the parts of a list have the same signs: few are skipped, more each time in a row.
    this.#signlessFrom = isSignless ? 0 : from + items.length * 2 ** this.#signedCount;
    return isSignless;
  }

  /** Whether none of these names may be a reason to hide the next item. */
  #areHarmless(names: readonly string[]): boolean {
    return !names.some(mayTakePassword) && this.#tools.texts.areHarmlessNames(names);
  }

  /** Each item is read once: what was looked at is what is written, also where a getter says something else each time. */
  #copy(from: number, to: number): PlainCopy {
    const copied = emptyCopy(this.#copies.begin(), this.#tools.room.left);
    const { tally } = copied;
    let index = from;
    let isPlain = true;
    while (isPlain && index < to && (tally.length < COPIES_LENGTH || index % TURN === 1)) {
      isPlain = this.#take(readItem(this.#list, index), copied);
      index += 1;
    }
    copied.isWhole = isPlain;
    return copied;
  }

  /** Whether an item was taken in, because it is plain. If there is no room for all items, to write them at once would be in vain. */
  #take(given: unknown, copied: PlainCopy): boolean {
    const item = isObject(given) ? this.#copyOf(given) : given;
    if (typeof item === 'string') {
      if (item.length > this.#tools.room.each) {
        return false;
      }
      copied.texts += Number(item === given);
      copied.areGiven &&= item === given;
      copied.longest = Math.max(copied.longest, item.length);
      copied.left -= item.length;
    } else if (isObject(item)) {
      copied.areGiven = false;
      copied.hasCopies = true;
    } else if (!isPlainValue(item)) {
      return false;
    }
    if (copied.left < copied.tally.length) {
      return false;
    }
    copied.items.push(item);
    return true;
  }

  /** A date and a few bytes as the text that they are written as, if they show no secret and name no item; else a copy of the object. */
  #copyOf(item: Members): unknown {
    const first = this.#areTexts ? this.#textOfObject(item) : this.#copies.of(item);
    if (first !== NOT_PLAIN) {
      return first;
    }
    const other = this.#areTexts ? this.#copies.of(item) : this.#textOfObject(item);
    // The next item is mostly of the same kind.
    this.#areTexts = typeof other === 'string';
    return other;
  }

  #textOfObject(item: object): unknown {
    if (types.isUint8Array(item)) {
      const bytes = new BytesText(item);
      const isPlain = bytes.areFew && !mayNameNext(item) && !this.#tools.texts.areSecret(bytes);
      return isPlain ? bytes.head(bytes.length) : NOT_PLAIN;
    }
    // An object may pretend to be a date, and tell by its prototype that it wants to be written as an object.
    return types.isDate(item) && Object.getPrototypeOf(item) === Date.prototype ? dateText(item) : NOT_PLAIN;
  }
}

/** The items as JSON, with commas; `undefined` if it has a `\\u` escape, which some store may refuse. */
function pieceOf(items: readonly unknown[]): string | undefined {
  if (Reflect.get(Object.prototype, 'toJSON') !== undefined) {
    // Somebody has given all objects a `toJSON`, which would be called for the copies as well.
    return undefined;
  }
  const piece = JSON.stringify(items).slice(1, -1);
  return piece.includes('\\u') ? undefined : piece;
}

/** Items of a list, as they were read. */
interface PlainCopy {
  readonly items: unknown[];
  /** What is in the objects among them. */
  readonly tally: CopyTally;
  /** Whether these are all that belong to the piece. */
  isWhole: boolean;
  /** Whether there are objects among them. */
  hasCopies: boolean;
  /** How many of them are texts that were given as such. */
  texts: number;
  /** Whether all texts and objects among them are. */
  areGiven: boolean;
  /** The length of the longest text. */
  longest: number;
  /** How much room is left at most. */
  left: number;
}

function emptyCopy(tally: CopyTally, left: number): PlainCopy {
  return { items: [], tally, isWhole: false, hasCopies: false, texts: 0, areGiven: true, longest: 0, left };
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
