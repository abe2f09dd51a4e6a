import type { Statement } from 'better-sqlite3';
import { fromBytes, type Hash, toBytes } from '../../../domain/evidence/hash';
import { leafHashOf, personalHash } from '../../../domain/evidence/leaf-hash';
import { GrowingTree } from '../../../domain/evidence/merkle-tree';
import { saltAt } from '../../../domain/evidence/salts';
import { type GonePart, joinGone } from '../../sql/chain/gone-part';
import { type ChainedBatch, saltsOfBatch } from './chained-batch';
import { ERASED_PERSONAL, LASTING_SQL, PERSONAL_SQL } from './leaf-sql';
import { numberOf, type PlainRow } from './plain-row';

/** The octets of a number are those of its text, so that SQLite measures it as it is written. */
const LIST_TEXTS = `SELECT seq, ${LASTING_SQL}, ${PERSONAL_SQL} FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq`;
const ROWS_AT_ONCE = 128;

const LIST_GONE = `SELECT seq, rows, kind, hash FROM audit_gone WHERE seq BETWEEN ? AND ? ORDER BY seq`;

/** A leaf of an entry that is there. */
interface PresentLeaf {
  /** Its place in the batch. */
  readonly index: number;
  readonly hash: Hash;
}

/** What of a batch is there, and what is known to have gone. */
export interface BatchRows {
  readonly present: readonly PresentLeaf[];
  readonly gone: readonly GonePart[];
  /** The hashes of what was erased, by the place in the batch. */
  readonly erased: ReadonlyMap<number, Hash>;
}

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

/** The root of the tree over what is there and what has gone; `undefined` where a leaf is missing, or is there twice. */
export function rootOfRows({ present, gone }: BatchRows, rows: number): Hash | undefined {
  const goneCount = gone.reduce((sum, { count }) => sum + count, 0);
  if (present.length + goneCount !== rows) {
    return undefined;
  }
  if (goneCount === 0) {
    return rootOf(present);
  }
  const leaves = present.map(({ index, hash }) => ({ start: index, count: 1, hash }));
  const [whole] = joinGone(
    rows,
    [...gone, ...leaves].toSorted((one, other) => one.start - other.start),
  );
  return whole?.count === rows ? whole.hash : undefined;
}

function rootOf(present: readonly PresentLeaf[]): Hash {
  const tree = new GrowingTree();
  for (const { hash } of present) {
    tree.add(hash);
  }
  return tree.root;
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
      gone.push({ start, count: numberOf(count), hash });
    } else {
      erased.set(start, hash);
    }
  }
  return { gone, erased };
}
