import type { AuditEntry } from '../../domain/entry';
import { ENTRY_FIELDS } from '../../domain/entry-row';
import { visibleText } from '../visible-text';

/** What of an entry can be shown. */
export type Column = keyof AuditEntry;

/** All of an entry, in the order in which it is shown. */
export const COLUMNS: readonly Column[] = ENTRY_FIELDS;

/** The columns that are shown by default. */
export const COLUMNS_DEFAULT: readonly Column[] = ['time', 'eventType', 'actor', 'subject', 'outcome', 'id'];

/** A field of an entry as text on one line; empty where it is absent. What could move the cursor of a terminal is written visibly. */
export function textOf(entry: AuditEntry, column: Column): string {
  const value = entry[column];
  if (value === undefined) {
    return '';
  }
  return typeof value === 'string' && column !== 'details' ? visibleText(value) : jsonOf(value);
}

/**
 * A value as JSON on one line. Invisible characters are escaped even where JSON does not demand it, so that none of them can move the
 * cursor of a terminal. A program that parses it gets the value as it is.
 */
export function jsonOf(value: unknown): string {
  return visibleText(JSON.stringify(value));
}
