import { decodeEntryRow } from '../../../domain/entry-row';

/** Whether a row can be read as an entry. If not, to read it is an error, and so is every list that comes to it. */
export function isReadable(row: unknown): boolean {
  try {
    decodeEntryRow(row);
    return true;
  } catch {
    return false;
  }
}
