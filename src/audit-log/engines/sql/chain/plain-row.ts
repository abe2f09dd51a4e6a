import type { EntryRow } from '../../../domain/entry-row';
import { COLUMN_NAMES } from '../entry-columns';

/** The values of a row as a database gives them. */
export type PlainRow = readonly unknown[];

/** A number as it stands in a table; 0 where there is none. */
export function numberOf(value: unknown): number {
  return Number(value ?? 0);
}

/** A row of an entry behind its number. */
export function asRow(found: unknown): { readonly seq: number; readonly values: EntryRow } {
  const [seq, ...values]: PlainRow = Array.isArray(found) ? found : [];
  assertRow(values);
  return { seq: numberOf(seq), values };
}

/** The columns have types: what stands in one is of it. */
export function assertRow(values: readonly unknown[]): asserts values is EntryRow {
  if (values.length !== COLUMN_NAMES.length) {
    throw new TypeError(`A row of audit_entry has ${values.length} values.`);
  }
}
