import { isUtf8 } from 'node:buffer';
import type { Statement } from 'better-sqlite3';
import type { BatchRows, PresentLeaf } from '../../sql/chain/batch-rows';
import type { ChainedBatch } from '../../sql/chain/chained-batch';
import { type GoneRows, readGoneRows } from '../../sql/chain/gone-rows';
import type { PlainRow } from '../../sql/chain/plain-row';
import { BYTES_AT_ONCE } from '../../sql/entry-columns';
import type { ColumnCounts } from './counted-rows';
import { LASTING_SQL, PERSONAL_SQL } from './leaf-sql';
import { LIST_WRITTEN, WrittenLeaves } from './written-leaves';

/** Numbers, too, are hashed as text: `octet_length` of a number is the length of its text. */
const FIND_TEXTS = `SELECT ${LASTING_SQL}, ${PERSONAL_SQL} FROM audit_entry WHERE seq = ?`;
const FIND_BYTES = `SELECT CAST(${LASTING_SQL} || ${PERSONAL_SQL} AS BLOB) FROM audit_entry WHERE seq = ?`;

/** The character that Node puts in place of bytes that are not valid UTF-8. */
const REPLACED = '\ufffd';

/** How many rows the first query reads, when their length is not known yet. */
const FIRST_ROWS = 64;
/** How many rows each further query reads at most; fewer if they are long. A whole batch may be too much to hold in memory. */
const ROWS_AT_ONCE = 256;

const LIST_GONE = `SELECT seq, rows, kind, hash FROM audit_gone WHERE seq BETWEEN ? AND ? ORDER BY seq`;

/** Reads a batch, hashes its rows, and counts their values. */
export function readRows(
  prepare: (sql: string) => Statement,
  batch: ChainedBatch,
): BatchRows & { readonly counts: ColumnCounts } {
  const goneRows = readGone(prepare, batch);
  const leaves = new WrittenLeaves(batch, goneRows);
  const present: PresentLeaf[] = [];
  for (const written of listWritten(prepare, batch)) {
    present.push(...leaves.of(written));
  }
  return { present, ...goneRows, counts: leaves.counts };
}

function* listWritten(
  prepare: (sql: string) => Statement,
  { firstSeq, rows }: ChainedBatch,
): Generator<Buffer, void, undefined> {
  const list = prepare(LIST_WRITTEN).pluck();
  let count = FIRST_ROWS;
  for (let first = firstSeq; first < firstSeq + rows; ) {
    const last = Math.min(first + count, firstSeq + rows) - 1;
    const written: unknown = unlessTooBig(() => list.get(first, last), first === last);
    if (Buffer.isBuffer(written)) {
      yield written;
      count = Math.floor((BYTES_AT_ONCE * (last - first + 1)) / written.length);
    }
    if (written === TOO_BIG) {
      count = 1;
    } else {
      first = last + 1;
      count = Math.max(1, Math.min(count, ROWS_AT_ONCE));
    }
  }
}

const TOO_BIG = Symbol('more than SQLite takes for one value');

/** Gives `TOO_BIG` when several rows together exceed the largest value of SQLite, as when long rows follow short ones. */
function unlessTooBig(read: () => unknown, isOne: boolean): unknown {
  try {
    return read();
  } catch (error) {
    if (isOne || Object(error).code !== 'SQLITE_TOOBIG') {
      throw error;
    }
    return TOO_BIG;
  }
}

/** The rows of a batch that were deleted or erased. */
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
  return Array.isArray(found)
    ? { lasting: lastingOf(prepare, seq, found), personal: String(found[1]) }
    : undefined;
}

/**
 * The first text of a row. If the bytes of the row are not valid UTF-8, it is a text that was never hashed: otherwise several
 * byte strings would be read as the same text. The bytes are read only if a text has a replacement character, so other rows cost
 * nothing more.
 */
function lastingOf(prepare: (sql: string) => Statement, seq: number, [lasting, personal]: PlainRow): string {
  const text = String(lasting);
  if (!text.includes(REPLACED) && !String(personal).includes(REPLACED)) {
    return text;
  }
  const bytes: unknown = prepare(FIND_BYTES).pluck().get(seq);
  return bytes instanceof Uint8Array && isUtf8(bytes) ? text : `!${text}`;
}
