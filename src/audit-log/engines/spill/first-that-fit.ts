import type { EntryRow, EntryRows } from '../../domain/entry-row';
import { rowBytes } from '../../domain/row-bytes';

/** Rows for which there is room, and how many bytes they take. */
export interface Fitting {
  readonly rows: EntryRows;
  readonly bytes: number;
}

/** The first rows, until one has no room. An empty outbox takes the first of all, whatever its size. */
export function firstThatFit(rows: EntryRows, room: number, isEmpty: boolean): Fitting {
  const first: EntryRow[] = [];
  let bytes = 0;
  for (const row of rows) {
    const bytesThen = bytes + rowBytes(row);
    if (bytesThen > room && !(isEmpty && first.length === 0)) {
      break;
    }
    first.push(row);
    bytes = bytesThen;
  }
  return { rows: first, bytes };
}
