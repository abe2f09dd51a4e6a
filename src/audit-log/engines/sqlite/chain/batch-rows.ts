import type { Statement } from 'better-sqlite3';
import { fromBytes, type Hash, toBytes } from '../../../domain/evidence/hash';
import { leafHashOf, personalHash } from '../../../domain/evidence/leaf-hash';
import { saltAt } from '../../../domain/evidence/salts';
import type { BatchRows, PresentLeaf } from '../../sql/chain/batch-rows';
import { type ChainedBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { ERASED_PERSONAL } from '../../sql/chain/erased-values';
import { addPart, type GonePart } from '../../sql/chain/gone-part';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { LASTING_SQL, PERSONAL_SQL } from './leaf-sql';

/** The octets of a number are those of its text, so that SQLite measures it as it is written. */
const LIST_TEXTS = `SELECT seq, ${LASTING_SQL}, ${PERSONAL_SQL} FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq`;
const ROWS_AT_ONCE = 128;

const LIST_GONE = `SELECT seq, rows, kind, hash FROM audit_gone WHERE seq BETWEEN ? AND ? ORDER BY seq`;

/** Reads a batch and hashes its rows. */
export function readRows(prepare: (sql: string) => Statement, batch: ChainedBatch): BatchRows {
  const { firstSeq } = batch;
  const { gone, erased } = readGone(prepare, batch);
  const salts = saltsOfBatch(batch);
  const present: PresentLeaf[] = [];
  const add = (row: unknown) => {
    const [seq, lasting, personal]: PlainRow = Array.isArray(row) ? row : [];
    const index = numberOf(seq) - firstSeq;
    const text = String(personal);
    const left = erased.size === 0 ? undefined : erased.get(index);
    const half =
      left !== undefined && text === ERASED_PERSONAL
        ? toBytes(left).toString('hex')
        : personalHash(saltAt(salts, index), text);
    present.push({ index, hash: leafHashOf(String(lasting), half) });
  };
  for (const rows of listTexts(prepare, batch)) {
    for (const row of rows) {
      add(row);
    }
  }
  return { present, gone, erased };
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

function readGone(
  prepare: (sql: string) => Statement,
  { firstSeq, rows }: ChainedBatch,
): Pick<BatchRows, 'gone' | 'erased'> {
  const gone: GonePart[] = [];
  const erased = new Map<number, Hash>();
  for (const found of prepare(LIST_GONE)
    .raw()
    .all(firstSeq, firstSeq + rows - 1)) {
    const [seq, count, kind, bytes]: PlainRow = Array.isArray(found) ? found : [];
    const hash = bytes instanceof Uint8Array ? fromBytes(bytes) : '';
    const start = numberOf(seq) - firstSeq;
    if (kind === 'rows') {
      addPart(gone, { start, count: numberOf(count), hash }, rows);
    } else {
      erased.set(start, hash);
    }
  }
  return { gone, erased };
}
