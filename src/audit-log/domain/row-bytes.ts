import type { EntryRow } from './entry-row';

/** How many bytes JavaScript needs at most for a character of a text, as `length` counts them. */
export const CHARACTER_BYTES = 2;

/** How many bytes the texts of a row take at most. V8 may need only half of that, as for plain English. */
export function rowBytes(row: EntryRow): number {
  let length = 0;
  for (const value of row) {
    if (typeof value === 'string') {
      length += value.length;
    }
  }
  return length * CHARACTER_BYTES;
}
