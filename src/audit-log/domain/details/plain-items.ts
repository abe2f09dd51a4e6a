import type { AttemptRoom } from './attempt-room';
import type { AttemptTexts } from './attempt-texts';

/** Where none of the texts of a list, one a line, begins so, none can be the name of what comes after it. */
const MAY_NAME = /\n(?:-|(?:proxy-)?auth|(?:set-)?cookie|x-|sec-|api)/i;

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
    const items: unknown[] = [];
    const has = copyPlain(list, { from: next, to: end, lengthMax: room.each }, items);
    if (has === ODD || (has === TEXTS && !joinTexts(items, texts))) {
      break;
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

/** What items have. */
type Has = typeof NUMBERS | typeof TEXTS | typeof ODD;
const NUMBERS = 0;
const TEXTS = 1;
const ODD = 2;

/** Each item is read once: what was looked at is what is written, also where a getter says something else each time. */
function copyPlain(
  list: readonly unknown[],
  { from, to, lengthMax }: { readonly from: number; readonly to: number; readonly lengthMax: number },
  items: unknown[],
): Has {
  let has: Has = NUMBERS;
  for (let index = from; index < to; index += 1) {
    const item = list[index];
    if (typeof item === 'number') {
      if (!Number.isFinite(item)) {
        return ODD;
      }
    } else if (typeof item === 'string' && item.length <= lengthMax) {
      has = TEXTS;
    } else if (item !== null && item !== undefined && typeof item !== 'boolean') {
      return ODD;
    }
    items.push(item);
  }
  return has;
}

/** Whether none of the texts names the item behind it. */
function joinTexts(items: readonly unknown[], texts: AttemptTexts): boolean {
  const all = `\n${items.join('\n')}\n`;
  if (MAY_NAME.test(all)) {
    return false;
  }
  texts.join(all);
  return true;
}
