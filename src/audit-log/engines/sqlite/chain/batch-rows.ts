import type { Statement } from 'better-sqlite3';
import { leafHashOf } from '../../../domain/evidence/leaf-hash';
import type { BatchRows, PresentLeaf } from '../../sql/chain/batch-rows';
import { type ChainedBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { halfAt } from '../../sql/chain/erased-values';
import { type GoneRows, readGoneRows } from '../../sql/chain/gone-rows';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { LASTING_SQL, PERSONAL_SQL } from './leaf-sql';

/** The octets of a number are those of its text, so that SQLite measures it as it is written. */
const LIST_TEXTS = `SELECT seq, ${LASTING_SQL}, ${PERSONAL_SQL} FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq`;
const ROWS_AT_ONCE = 128;

const LIST_GONE = `SELECT seq, rows, kind, hash FROM audit_gone WHERE seq BETWEEN ? AND ? ORDER BY seq`;

/** Reads a batch and hashes its rows. */
export function readRows(prepare: (sql: string) => Statement, batch: ChainedBatch): BatchRows {
  const { firstSeq } = batch;
  const goneRows = readGone(prepare, batch);
  const salts = saltsOfBatch(batch);
  const present: PresentLeaf[] = [];
  const add = (row: unknown) => {
    const [seq, lasting, personal]: PlainRow = Array.isArray(row) ? row : [];
    const index = numberOf(seq) - firstSeq;
    const half = halfAt(index, String(personal), salts, goneRows);
    present.push({ index, hash: leafHashOf(String(lasting), half) });
  };
  for (const rows of listTexts(prepare, batch)) {
    for (const row of rows) {
      add(row);
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

/** The texts of all rows, some at once: to step from row to row takes a fifth longer, and all at once may be too much to hold. */
function* listTexts(
  prepare: (sql: string) => Statement,
  { firstSeq, rows }: ChainedBatch,
): Generator<readonly unknown[], void, undefined> {
  const statement = prepare(LIST_TEXTS).raw();
  for (let first = firstSeq; first < firstSeq + rows; first += ROWS_AT_ONCE) {
    yield statement.all(first, Math.min(first + ROWS_AT_ONCE, firstSeq + rows) - 1);
  }
}

/** The two texts of one row, as they are hashed. */
export function readTexts(
  prepare: (sql: string) => Statement,
  seq: number,
): { readonly lasting: string; readonly personal: string } | undefined {
  const found: unknown = prepare(LIST_TEXTS).raw().get(seq, seq);
  return Array.isArray(found) ? { lasting: String(found[1]), personal: String(found[2]) } : undefined;
}
