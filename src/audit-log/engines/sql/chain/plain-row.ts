import type { EntryRow } from '../../../domain/entry-row';
import { COLUMN_NAMES } from '../entry-columns';

/** The values of a row as a database gives them. */
export type PlainRow = readonly unknown[];

/** The values of a row; none if it is no row. */
export function rowOf(found: unknown): PlainRow {
  return Array.isArray(found) ? found : [];
}

/** A number in a column; 0 where there is none. */
export function numberOf(value: unknown): number {
  return Number(value ?? 0);
}

/** Splits a row of an entry from the number in front of it. */
export function asRow(found: unknown): { readonly seq: number; readonly values: EntryRow } {
  const [seq, ...values] = rowOf(found);
  assertRow(values);
  return { seq: numberOf(seq), values };
}

/** Only counts the values, because the columns give them their types. */
export function assertRow(values: readonly unknown[]): asserts values is EntryRow {
  if (values.length !== COLUMN_NAMES.length) {
    throw new TypeError(`A row of audit_entry has ${values.length} values.`);
  }
}
