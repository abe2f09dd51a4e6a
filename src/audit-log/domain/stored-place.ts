import type { AuditEntry } from './entry';
import { decodeEntryRow, type EntryRow } from './entry-row';
import { readGivenBack, refuseGivenBack } from './given-back';

/** A place in the order of storing: that of a row. */
export interface StoredPlace {
  /** Where the row is, in words of the store: 1 to 100 characters without a space. They are never given to another row. */
  readonly place: string;
  /** The id of that row: a store in which the place has another id is not the one that gave it. */
  readonly id: string;
}

/** A row, and its place in the order of storing. */
export type PlacedRow = readonly [place: string, row: EntryRow];

/** An entry, and its place in the order of storing. */
export interface PlacedEntry {
  readonly entry: AuditEntry;
  readonly after: StoredPlace;
}

const PLACE = /^\S{1,100}$/;

/** No cursor of a page begins so: who takes one for the other is told. */
const CURSOR = /^stored (\S{1,100}) (\S{1,100})$/;

/** Writes a place as the text that `after` takes back. */
export function writeStoredCursor({ place, id }: StoredPlace): string {
  return Buffer.from(`stored ${place} ${id}`).toString('base64url');
}

/** Takes back what {@link writeStoredCursor} wrote; `undefined` where it is anything else, also what would be decoded to the same. */
export function readStoredCursor(cursor: unknown): StoredPlace | undefined {
  if (typeof cursor !== 'string') {
    return undefined;
  }
  const [, place = '', id = ''] = CURSOR.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  return writeStoredCursor({ place, id }) === cursor ? { place, id } : undefined;
}

/**
 * Reads the rows that a store gave back, each with its place, and trusts none of it.
 *
 * @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) when a value is no row of ours with its place.
 */
export function decodePlacedRows(rows: unknown): PlacedEntry[] {
  return readGivenBack('rows with their places', rows, (found) =>
    Array.isArray(found)
      ? Array.from(found, decodePlacedRow)
      : refuseGivenBack('rows with their places', found),
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

function decodePlacedRow(placed: unknown): PlacedEntry {
  const [place, row]: readonly unknown[] = Array.isArray(placed) ? placed : [];
  if (typeof place !== 'string' || !PLACE.test(place)) {
    return refuseGivenBack('the place of a row', place);
  }
  const entry = decodeEntryRow(row);
  return { entry, after: { place, id: entry.id } };
}
