import { randomUUID } from 'node:crypto';
import type { EntryBatch, EntryRows } from 'audit-race';

/** Rows as the first batch of a writer that nobody else is: it is stored whatever became of others. */
export function batchOf(rows: EntryRows): EntryBatch {
  return { writer: randomUUID(), batch: 1, rows };
}
