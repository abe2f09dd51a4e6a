import { decodeEntryRow } from '../../../domain/entry-row';
import { COLUMN_NAMES, TEXT_BYTES_MAX } from '../entry-columns';

/**
 * Whether a release can have stored a row. Somebody has put in any other row by hand. To read it may be an error, and then so is every
 * list that comes to it.
 */
export function canBeStored(row: unknown): boolean {
  return (
    isReadable(row) && Array.isArray(row) && TEXT_PLACES.every(([place, max]) => isText(row[place], max))
  );
}

const TEXT_PLACES = COLUMN_NAMES.flatMap((name, place) => {
  const bytesMax = TEXT_BYTES_MAX.get(name);
  return bytesMax === undefined ? [] : [[place, bytesMax] as const];
});

function isReadable(row: unknown): boolean {
  try {
    decodeEntryRow(row);
    return true;
  } catch {
    return false;
  }
}

/** Whether a readable value, a text or `null`, is one that an entry can have. */
function isText(value: unknown, bytesMax: number): boolean {
  return (
    typeof value !== 'string' ||
    (value !== '' && Buffer.byteLength(value) <= bytesMax && !value.includes('\0'))
  );
}
