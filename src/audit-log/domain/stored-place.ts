import type { AuditEntry } from './entry';
import { decodeEntryRow, type EntryRow } from './entry-row';
import { readGivenBack, refuseGivenBack } from './given-back';

/** A place in the order of storing: that of a row. */
export interface StoredPlace {
  /** Where the row is, in the terms of the store: 1 to 100 characters without a space. A store never gives it to another row. */
  readonly place: string;
  /** The id of that row. If a store has another id in this place, it is not the store that gave the place. */
  readonly id: string;
  /**
   * The time of that row, and the newest time of all rows up to it. If the row is missing, they show whether it was pruned. The newest
   * is `Infinity` if it is not known. Both are absent in the place that an engine reports as its end.
   */
  readonly times?: readonly [own: number, newest: number] | undefined;
}

/** A row, and its place in the order of storing. */
export type PlacedRow = readonly [place: string, row: EntryRow];

/** An entry, and its place in the order of storing. */
export interface PlacedEntry {
  readonly entry: AuditEntry;
  readonly after: StoredPlace;
}

const PLACE = /^\S{1,100}$/;

/** No cursor of a page begins with `stored`, so that nobody can take one for the other unnoticed. */
const CURSOR = /^stored (\S{1,100}) (\S{1,100})(?: (-?\d{1,16}) (-?\d{1,16}|Infinity))?$/;

/** How many rows before a place are looked at: a single one may come from a machine whose clock is wrong. */
export const ROWS_BEFORE_MAX = 100;

/** Why a place is refused if its row is missing and {@link wasPruned} is false. */
export const NOT_PRUNED =
  'the entry of the cursor is not in it, and was not pruned; perhaps an old backup was restored';

/**
 * Whether a missing row can have been pruned, by the times of the rows right before its place. If not, this is not the store that gave
 * the place: a backup was restored, and other rows were stored since.
 *
 * Pruning deletes the oldest rows first, so none of those before may be older. The follower has had all of them, so none may be newer
 * than the newest that it has had.
 */
export function wasPruned({ times }: StoredPlace, timesBefore: readonly number[]): boolean {
  const [own, newest] = times ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  return timesBefore.every((time) => time >= own && time <= newest);
}

/** The place of a row that follows another place, or of the first row, with the times that are known then. */
export function placeBehind(
  last: StoredPlace | undefined,
  place: string,
  [id, time]: readonly [id: string, time: number, ...others: unknown[]],
): StoredPlace {
  const newest = last === undefined ? time : (last.times?.[1] ?? Number.POSITIVE_INFINITY);
  return { place, id, times: [time, Math.max(newest, time)] };
}

/** Writes a place as the text that `after` takes back. */
export function writeStoredCursor({ place, id, times }: StoredPlace): string {
  return Buffer.from(['stored', place, id, ...(times ?? [])].join(' ')).toString('base64url');
}

/** Reads a text that {@link writeStoredCursor} wrote; `undefined` for any other text, even if it decodes to the same. */
export function readStoredCursor(cursor: unknown): StoredPlace | undefined {
  if (typeof cursor !== 'string') {
    return undefined;
  }
  const found = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const [, place = '', id = '', own, newest] = found;
  const read: StoredPlace =
    own === undefined ? { place, id } : { place, id, times: [Number(own), Number(newest)] };
  return writeStoredCursor(read) === cursor ? read : undefined;
}

/**
 * Reads the rows that a store gave back behind a place, each with its own place, and trusts none of it.
 *
 * @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) when a value is no row of ours with its place.
 */
export function decodePlacedRows(rows: unknown, after?: StoredPlace): PlacedEntry[] {
  let last = after;
  const decode = (placed: unknown): PlacedEntry => {
    const { place, entry } = decodePlacedRow(placed);
    last = placeBehind(last, place, [entry.id, Date.parse(entry.time)]);
    return { entry, after: last };
  };
  return readGivenBack('rows with their places', rows, (found) =>
    Array.isArray(found) ? Array.from(found, decode) : refuseGivenBack('rows with their places', found),
  );
}

/**
 * Reads the place that a store gave back as its last, and trusts none of it.
 *
 * @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) when a value is neither a place nor `undefined`.
 */
export function decodeStoredPlace(found: unknown): StoredPlace | undefined {
  return readGivenBack('the place of a row', found, (given) => {
    const [place, id]: readonly unknown[] = Array.isArray(given) ? given : [];
    if (typeof place === 'string' && PLACE.test(place) && typeof id === 'string') {
      return { place, id };
    }
    return given === undefined ? undefined : refuseGivenBack('the place of a row', given);
  });
}

/** The rows alone, as they are. Throws what {@link decodePlacedRows} does. */
export function rowsOfPlaced(rows: unknown): readonly EntryRow[] {
  assertPlaced(rows);
  return rows.map(([, row]) => row);
}

/** Refuses what is no rows with their places, as {@link decodePlacedRows} does. */
export function assertPlaced(rows: unknown): asserts rows is readonly PlacedRow[] {
  decodePlacedRows(rows);
}

function decodePlacedRow(placed: unknown) {
  const [place, row]: readonly unknown[] = Array.isArray(placed) ? placed : [];
  if (typeof place !== 'string' || !PLACE.test(place)) {
    return refuseGivenBack('the place of a row', place);
  }
  const entry = decodeEntryRow(row);
  return { place, entry };
}
