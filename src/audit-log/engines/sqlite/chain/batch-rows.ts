import type { Statement } from 'better-sqlite3';
import type { BatchRows, PresentLeaf } from '../../sql/chain/batch-rows';
import type { ChainedBatch } from '../../sql/chain/chained-batch';
import { type GoneRows, readGoneRows } from '../../sql/chain/gone-rows';
import { LASTING_SQL, PERSONAL_SQL } from './leaf-sql';
import { LIST_WRITTEN, WrittenLeaves } from './written-leaves';

/** The octets of a number are those of its text, so that SQLite measures it as it is written. */
const FIND_TEXTS = `SELECT ${LASTING_SQL}, ${PERSONAL_SQL} FROM audit_entry WHERE seq = ?`;

/** So many rows are read at once: all at once may be too much to hold. */
const ROWS_AT_ONCE = 128;

const LIST_GONE = `SELECT seq, rows, kind, hash FROM audit_gone WHERE seq BETWEEN ? AND ? ORDER BY seq`;

/** Reads a batch and hashes its rows. */
export function readRows(prepare: (sql: string) => Statement, batch: ChainedBatch): BatchRows {
  const { firstSeq, rows } = batch;
  const goneRows = readGone(prepare, batch);
  const leaves = new WrittenLeaves(batch, goneRows);
  const list = prepare(LIST_WRITTEN).pluck();
  const present: PresentLeaf[] = [];
  for (let first = firstSeq; first < firstSeq + rows; first += ROWS_AT_ONCE) {
    const written: unknown = list.get(first, Math.min(first + ROWS_AT_ONCE, firstSeq + rows) - 1);
    if (Buffer.isBuffer(written)) {
      present.push(...leaves.of(written));
    }
  }
  return { present, ...goneRows };
}

/** What of a batch has gone. */
export function readGone(prepare: (sql: string) => Statement, batch: ChainedBatch): GoneRows {
  const { firstSeq, rows } = batch;
  const found = prepare(LIST_GONE)
    .raw()
    .all(firstSeq, firstSeq + rows - 1);
  return readGoneRows(batch, found);
}

/** The two texts of one row, as they are hashed. */
export function readTexts(
  prepare: (sql: string) => Statement,
  seq: number,
): { readonly lasting: string; readonly personal: string } | undefined {
  const found: unknown = prepare(FIND_TEXTS).raw().get(seq);
  return Array.isArray(found) ? { lasting: String(found[0]), personal: String(found[1]) } : undefined;
}
