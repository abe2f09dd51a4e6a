import type { EntryRow } from '../../../domain/entry-row';

/** The values of a row as SQLite gives them. */
export type PlainRow = readonly unknown[];

/** A number as it stands in a table; 0 where there is none. */
export function numberOf(value: unknown): number {
  return Number(value ?? 0);
}

/** A row of an entry behind its number. */
export function asRow(found: unknown): { readonly seq: number; readonly values: EntryRow } {
  const [seq, ...values]: PlainRow = Array.isArray(found) ? found : [];
  assertValues(values);
  return { seq: numberOf(seq), values };
}

/** The tables are strict: what stands in a column has its type. */
function assertValues(values: readonly unknown[]): asserts values is EntryRow {
  if (values.length !== 14) {
    throw new TypeError(`A row of audit_entry has ${values.length} values.`);
  }
}
