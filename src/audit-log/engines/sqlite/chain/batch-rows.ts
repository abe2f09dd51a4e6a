import { isUtf8 } from 'node:buffer';
import type { Statement } from 'better-sqlite3';
import type { BatchRows, PresentLeaf } from '../../sql/chain/batch-rows';
import type { ChainedBatch } from '../../sql/chain/chained-batch';
import { type GoneRows, readGoneRows } from '../../sql/chain/gone-rows';
import type { PlainRow } from '../../sql/chain/plain-row';
import { BYTES_AT_ONCE } from '../../sql/entry-columns';
import { LASTING_SQL, PERSONAL_SQL } from './leaf-sql';
import { LIST_WRITTEN, WrittenLeaves } from './written-leaves';

/** The octets of a number are those of its text, so that SQLite measures it as it is written. */
const FIND_TEXTS = `SELECT ${LASTING_SQL}, ${PERSONAL_SQL} FROM audit_entry WHERE seq = ?`;
const FIND_BYTES = `SELECT CAST(${LASTING_SQL} || ${PERSONAL_SQL} AS BLOB) FROM audit_entry WHERE seq = ?`;

/** What Node makes of bytes that are no text. */
const REPLACED = '\ufffd';

/** So many rows are read first, while nobody knows how long they are. */
const FIRST_ROWS = 64;
/** And then so many at once, or as many as have about so many bytes: all at once may be too much to hold. */
const ROWS_AT_ONCE = 256;

const LIST_GONE = `SELECT seq, rows, kind, hash FROM audit_gone WHERE seq BETWEEN ? AND ? ORDER BY seq`;

/** Reads a batch and hashes its rows. */
export function readRows(prepare: (sql: string) => Statement, batch: ChainedBatch): BatchRows {
  const goneRows = readGone(prepare, batch);
  const leaves = new WrittenLeaves(batch, goneRows);
  const present: PresentLeaf[] = [];
  for (const written of listWritten(prepare, batch)) {
    present.push(...leaves.of(written));
  }
  return { present, ...goneRows };
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

/** Long rows that come behind short ones may be too many. */
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
  return Array.isArray(found)
    ? { lasting: lastingOf(prepare, seq, found), personal: String(found[1]) }
    : undefined;
}

/**
 * The first text of a row; one that was never hashed where the bytes of the row are no text: other bytes are read as the same text then. To
 * look for that takes nothing where the texts have no sign of it.
 */
function lastingOf(prepare: (sql: string) => Statement, seq: number, [lasting, personal]: PlainRow): string {
  const text = String(lasting);
  if (!text.includes(REPLACED) && !String(personal).includes(REPLACED)) {
    return text;
  }
  const bytes: unknown = prepare(FIND_BYTES).pluck().get(seq);
  return bytes instanceof Uint8Array && isUtf8(bytes) ? text : `!${text}`;
}
