import type { Statement } from 'better-sqlite3';
import { countOf } from '../../../domain/count-of';
import { type RowPiece, unpackRows } from '../../../domain/packed-rows';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';

/** Counts the batch that follows the last stored one. Nearly always this is the only statement that is needed. */
const NOTE_NEXT_BATCH = 'UPDATE audit_writer SET batch = ?, time = ? WHERE id = ? AND batch = ?';
const NOTE_FIRST_BATCH = 'INSERT INTO audit_writer (batch, time, id) VALUES (?, ?, ?)';
const FIND_LAST_BATCH = 'SELECT batch FROM audit_writer WHERE id = ?';
const FIND_ROW = 'SELECT 1 FROM audit_entry WHERE id = ?';

/** A batch as it is posted to the write thread, by the number that its writer has given it. */
export interface PackedBatch {
  readonly writer: string;
  readonly batch: number;
  readonly pieces: readonly RowPiece[];
  /** Whether the batch gets a link of the hash chain. */
  readonly isSealed: boolean;
}

type NumberedBatch = Omit<PackedBatch, 'isSealed'>;

/**
 * Raises the batch number of a writer, within the transaction that stores the rows; returns false when the batch is stored already.
 *
 * @throws StoreFault when the batch skips a number, or is counted and lacks rows.
 */
export function noteBatch(prepare: (sql: string) => Statement, numbered: NumberedBatch): boolean {
  const { writer, batch, pieces } = numbered;
  const time = pieces.at(-1)?.times.at(-1) ?? 0;
  if (prepare(NOTE_NEXT_BATCH).run(batch, time, writer, batch - 1).changes === 1) {
    return true;
  }
  const last = Number(prepare(FIND_LAST_BATCH).pluck().get(writer) ?? 0);
  if (batch > last + 1) {
    throw new StoreFault(
      'STORE_BEHIND',
      `it is batch ${batch} of its writer, and ${countOf(last, 'is', 'are')} stored`,
    );
  }
  if (batch <= last) {
    refuseLacking(prepare, numbered);
    return false;
  }
  prepare(NOTE_FIRST_BATCH).run(batch, time, writer);
  return true;
}

/** Looks for each row of a counted batch: somebody may have raised the number by hand, so it is no proof that the rows are stored. */
function refuseLacking(prepare: (sql: string) => Statement, { batch, pieces }: NumberedBatch): void {
  const find = prepare(FIND_ROW).pluck();
  for (const [id] of pieces.flatMap(unpackRows)) {
    if (find.get(id) === undefined) {
      throw new StoreFault('STORE_AHEAD', `it has counted batch ${batch} of a writer, and lacks its entries`);
    }
  }
}
