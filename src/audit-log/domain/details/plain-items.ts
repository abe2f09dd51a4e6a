import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';
import { harmlessJson } from './details-texts';

/** Where none of the texts of a list, one a line, begins so, none can be the name of what comes after it. */
const MAY_NAME = /^(?:-|(?:proxy-)?auth|(?:set-)?cookie|x-|sec-|api)/im;

/** So many items are written in one piece: an even number, as names and values may take turns. */
const PIECE_ITEMS = 512;

/**
 * The first items of a list as JSON, as long as they are nothing but short text, numbers and the like: `JSON.stringify` is
 * several times faster with many at once. `next` is the first item that is not written.
 */
export function plainItems(
  list: readonly unknown[],
  count: number,
  room: AttemptRoom,
  texts: AttemptTexts,
): { readonly json: string; readonly next: number } {
  let json = '';
  let next = 0;
  while (next < count && !room.isOver) {
    const end = Math.min(count, next + PIECE_ITEMS);
    const items = copyOfPlain(list, next, end, room.each);
    if (items === undefined || !joinTexts(items, texts)) {
      break;
    }
    const piece = room.count(harmlessJson(JSON.stringify(items)).slice(1, -1));
    json = json === '' ? piece : `${json},${piece}`;
    next = end;
  }
  return { json, next };
}

/** Each item is read once: what was looked at is what is written, also where a getter says something else each time. */
function copyOfPlain(
  list: readonly unknown[],
  from: number,
  to: number,
  lengthMax: number,
): readonly unknown[] | undefined {
  const items: unknown[] = [];
  for (let index = from; index < to; index += 1) {
    const item = list[index];
    if (typeof item === 'string' ? item.length > lengthMax : !isPlain(item)) {
      return undefined;
    }
    items.push(item);
  }
  return items;
}

function isPlain(item: unknown): boolean {
  return typeof item === 'number'
    ? Number.isFinite(item)
    : item === null || item === undefined || typeof item === 'boolean';
}

/** Whether none of the texts names the item behind it. */
function joinTexts(items: readonly unknown[], texts: AttemptTexts): boolean {
  if (!items.some((item) => typeof item === 'string')) {
    return true;
  }
  const all = `${items.join('\n')}\n`;
  if (MAY_NAME.test(all)) {
    return false;
  }
  texts.join(all);
  return true;
}
