import type { AuditEntry } from '../../domain/entry';
import type { Screen } from '../screen';
import { type Column, textOf } from './columns';
import { painted } from './entry-table';

/** One entry with each of its fields on a line of its own, those that it has. A text that begins with a new line goes below its name. */
export function entryLines(
  entry: AuditEntry,
  columns: readonly Column[],
  ink: Screen['ink'],
  write = textOf,
): string[] {
  const present = columns.filter((column) => entry[column] !== undefined);
  const width = Math.max(...present.map((column) => column.length));
  return present.map((column) => {
    const text = write(entry, column);
    const gap = text.startsWith('\n') ? '' : ' '.repeat(width - column.length + 2);
    return `${ink.bold(column)}${gap}${painted(column, text, ink)}`;
  });
}
