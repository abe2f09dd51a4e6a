import { decodeEntryRow } from '../../../domain/entry-row';

/** Whether a row can be read as an entry. Who asks for one that cannot gets an error, and no list that has it comes to an end. */
export function isReadable(row: unknown): boolean {
  try {
    decodeEntryRow(row);
    return true;
  } catch {
    return false;
  }
}
