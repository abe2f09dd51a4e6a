import type { EntryRow } from '../entry-row';

/** The values of a row, in the order of an `EntryRow`. */
export type LeafValues = {
  readonly [Column in keyof EntryRow]: EntryRow[Column] extends string ? string | null : EntryRow[Column];
};

/**
 * The indexes of the personal data in a row, which can be erased: actor, subject, source address, user agent, session id, details.
 * In the order in which they are hashed.
 */
export const PERSONAL_PLACES = [3, 4, 8, 9, 10, 13] as const;

/**
 * The indexes of the values in a row that stay when an entry is erased: id, time, event type, outcome, correlation id, tenant, trace id,
 * time of happening. In the order in which they are hashed.
 */
export const LASTING_PLACES = [0, 1, 2, 5, 6, 7, 11, 12] as const;

/** What comes before most values: to make it for each would cost a tenth of what the evidence of a row does. */
const LENGTH_MARKS: readonly string[] = Array.from({ length: 1024 }, (_, length) => `${length}:`);

/**
 * A value in the form in which it is hashed: `-` where there is none, else how many bytes of UTF-8 it has, a colon, and the value.
 *
 * So no value can pass for another or for its neighbour's end, whatever it contains. Numbers are decimal. Every store can make it:
 * `octet_length(x) || ':' || x`. No text that is accepted has half a character or a NUL, which stores would keep or measure otherwise.
 */
export function fieldText(value: string | number | null): string {
  if (value === null) {
    return '-';
  }
  const text = typeof value === 'string' ? value : String(value);
  const length = Buffer.byteLength(text);
  return (LENGTH_MARKS[length] ?? `${length}:`) + text;
}

/** The personal values of a row, as they are hashed. */
export function personalText(row: LeafValues): string {
  return textOf(row, PERSONAL_PLACES);
}

/** The values of a row that stay when it is erased, as they are hashed. */
export function lastingText(row: LeafValues): string {
  return textOf(row, LASTING_PLACES);
}

function textOf(row: LeafValues, places: typeof PERSONAL_PLACES | typeof LASTING_PLACES): string {
  let text = '';
  for (const place of places) {
    text += fieldText(row[place]);
  }
  return text;
}
