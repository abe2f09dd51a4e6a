import type { DetailsKeys } from '../redaction/redaction';
import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';

/** A text that begins otherwise cannot be the name of what comes after it in a list. */
const MAY_NAME = /^(?:-|(?:proxy-)?auth|(?:set-)?cookie|x-|sec-|api)/i;
/** With what such a text begins, by its code: that is told without a search. */
const FIRST_SIGNS = Uint8Array.from({ length: 128 }, (_, code) =>
  '-pasxc'.includes(String.fromCharCode(code).toLowerCase()) ? 1 : 0,
);

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
    const { items, texts: found, names } = copyPlain(list, next, end, room.each);
    if (items.length < end - next || mayNameSecrets(names, keys)) {
      break;
    }
    if (found > 0) {
      texts.join(`\n${items.join('\n')}\n`);
    }
    const piece = JSON.stringify(items).slice(1, -1);
    if (piece.includes('\\u')) {
      // Some store may refuse what is written so.
      break;
    }
    room.take(piece.length);
    json = json === '' ? piece : `${json},${piece}`;
    next = end;
  }
  return { json, next };
}

/** Items of a list, as they were read. */
interface PlainCopy {
  /** Those before the first that is not plain. */
  readonly items: readonly unknown[];
  /** How many of them are texts. */
  readonly texts: number;
  /** Those that may be the name of what comes after them. */
  readonly names: readonly string[];
}

/** Each item is read once: what was looked at is what is written, also where a getter says something else each time. */
function copyPlain(list: readonly unknown[], from: number, to: number, lengthMax: number): PlainCopy {
  const items: unknown[] = [];
  const names: string[] = [];
  let texts = 0;
  for (let index = from; index < to; index += 1) {
    const item = list[index];
    if (typeof item === 'string' && item.length <= lengthMax) {
      texts += 1;
      if (FIRST_SIGNS[item.charCodeAt(0)] === 1 && MAY_NAME.test(item)) {
        names.push(item);
      }
    } else if (!isPlainValue(item)) {
      break;
    }
    items.push(item);
  }
  return { items, texts, names };
}

function isPlainValue(item: unknown): boolean {
  return (
    (typeof item === 'number' && Number.isFinite(item)) ||
    item === null ||
    item === undefined ||
    typeof item === 'boolean'
  );
}

/** Whether one of these may be the name of a secret that comes after it, or the flag of a command for a user. */
function mayNameSecrets(names: readonly string[], keys: DetailsKeys): boolean {
  return names.length > 0 && (names.some((name) => name.startsWith('-')) || !keys.arePlain(names));
}
