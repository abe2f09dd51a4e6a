import type { EntryRow } from '../entry-row';

/** The values of a row, in the order of an `EntryRow`. */
export type LeafValues = {
  readonly [Column in keyof EntryRow]: EntryRow[Column] extends string ? string | null : EntryRow[Column];
};

/**
 * Where in a row the personal data stands, which can be erased: actor, subject, source address, user agent, session id, details.
 * In the order in which `personalText` has them.
 */
export const PERSONAL_PLACES = [3, 4, 8, 9, 10, 13] as const;

/**
 * Where in a row that stands which stays when an entry is erased: id, time, event type, outcome, correlation id, tenant, trace id,
 * time of happening. In the order in which `lastingText` has them.
 */
export const LASTING_PLACES = [0, 1, 2, 5, 6, 7, 11, 12] as const;

/** What stands before most values: to make it for each would cost a tenth of what the evidence of a row does. */
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
  return (
    fieldText(row[3]) +
    fieldText(row[4]) +
    fieldText(row[8]) +
    fieldText(row[9]) +
    fieldText(row[10]) +
    fieldText(row[13])
  );
}

/** The values of a row that stay when it is erased, as they are hashed. */
export function lastingText(row: LeafValues): string {
  return (
    fieldText(row[0]) +
    fieldText(row[1]) +
    fieldText(row[2]) +
    fieldText(row[5]) +
    fieldText(row[6]) +
    fieldText(row[7]) +
    fieldText(row[11]) +
    fieldText(row[12])
  );
}
