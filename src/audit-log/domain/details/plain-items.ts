import type { DetailsKeys } from '../redaction/redaction';
import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';

/** A text that begins otherwise cannot be the name of what comes after it in a list. */
const MAY_NAME = /^(?:(?:proxy-)?auth|(?:set-)?cookie|x-|sec-|api)/i;
const DASH = 45;

/** So many items are written in one piece: an even number, as names and values may take turns. */
const PIECE_ITEMS = 512;

/** What is written with. */
interface PlainTools {
  readonly room: AttemptRoom;
  readonly texts: AttemptTexts;
  readonly keys: DetailsKeys;
}

/**
 * The first items of a list as JSON, as long as they are nothing but short text, numbers and the like: `JSON.stringify` is
 * several times faster with many at once. `next` is the first item that is not written.
 */
export function plainItems(
  list: readonly unknown[],
  count: number,
  { room, texts, keys }: PlainTools,
): { readonly json: string; readonly next: number } {
  let json = '';
  let next = 0;
  while (next < count && !room.isOver) {
    const end = Math.min(count, next + PIECE_ITEMS);
    const { items, texts: found, longest } = copyPlain(list, next, end, { lengthMax: room.each, keys });
    const piece = items.length < end - next ? undefined : pieceOf(items);
    if (piece === undefined) {
      break;
    }
    room.note(longest);
    texts.join(found > 0 ? textOf(items, piece) : '');
    room.take(piece.length);
    json = json === '' ? piece : `${json},${piece}`;
    next = end;
  }
  return { json, next };
}

/** The items as JSON, with commas; nothing where some store may refuse what is written with `\\u`. */
function pieceOf(items: readonly unknown[]): string | undefined {
  const piece = JSON.stringify(items).slice(1, -1);
  return piece.includes('\\u') ? undefined : piece;
}

/** The items in quotes and with commas: so a name in front of what may be its value is found with all that shows a secret. */
function textOf(items: readonly unknown[], piece: string): string {
  return piece.includes('\\') ? `"${items.join('","')}"\n` : `${piece}\n`;
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

/** Each item is read once: what was looked at is what is written, also where a getter says something else each time. */
function copyPlain(
  list: readonly unknown[],
  from: number,
  to: number,
  { lengthMax, keys }: { lengthMax: number; keys: DetailsKeys },
): PlainCopy {
  const items: unknown[] = [];
  let texts = 0;
  let longest = 0;
  for (let index = from; index < to; index += 1) {
    const item = list[index];
    if (typeof item === 'string' && item.length <= lengthMax && !mayName(item, keys)) {
      texts += 1;
      longest = Math.max(longest, item.length);
    } else if (!isPlainValue(item)) {
      break;
    }
    items.push(item);
  }
  return { items, texts, longest };
}

/** Whether a text is a flag of a command, or may be a name that only the caller calls secret. */
function mayName(item: string, { hidesMore }: DetailsKeys): boolean {
  return item.length > 0 && (item.charCodeAt(0) === DASH || (hidesMore && MAY_NAME.test(item)));
}

function isPlainValue(item: unknown): boolean {
  return (
    (typeof item === 'number' && Number.isFinite(item)) ||
    item === null ||
    item === undefined ||
    typeof item === 'boolean'
  );
}
