import type { Statement } from 'better-sqlite3';
import { fromBytes, type Hash, toBytes } from '../../../domain/evidence/hash';
import { leafHash, leafHashOf } from '../../../domain/evidence/leaf-hash';
import { lastingText } from '../../../domain/evidence/leaf-text';
import { saltAt } from '../../../domain/evidence/salts';
import { type ChainedBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { addPart, type GonePart, joinGone } from '../../sql/chain/gone-part';
import { asRow, numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { collapse } from './collapse';
import { findBatch } from './find-batch';

const LIST_ROWS = `SELECT seq, ${COLUMNS} FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq`;
const LIST_GONE = 'SELECT seq, rows, kind, hash FROM audit_gone WHERE seq BETWEEN ? AND ? ORDER BY seq';
const FORGET_PARTS = "DELETE FROM audit_gone WHERE seq BETWEEN ? AND ? AND kind = 'rows'";
const FORGET_DETAILS = 'DELETE FROM audit_gone WHERE seq = ?';
const NOTE_PART =
  "INSERT INTO audit_gone (seq, rows, entries, links, kind, hash) VALUES (?, ?, ?, 0, 'rows', ?)";

/**
 * Keeps what it takes to prove the rest, before rows go: of a batch that goes in part the hashes of what goes, and of batches that go
 * whole one hash for all of them.
 *
 * @param seqs the numbers of the rows, in their order. What the chain does not cover is passed over.
 * @returns Whether the chain covers any of them.
 */
export function withdraw(prepare: (sql: string) => Statement, seqs: readonly number[]): boolean {
  const whole: ChainedBatch[] = [];
  let isChained = false;
  for (let at = 0; at < seqs.length; ) {
    const seq = numberOf(seqs[at]);
    const batch = findBatch(prepare, seq);
    if (batch === undefined) {
      at += 1;
      continue;
    }
    isChained = true;
    const end = batch.firstSeq + batch.rows;
    const going: number[] = [];
    for (; at < seqs.length && numberOf(seqs[at]) < end; at += 1) {
      going.push(numberOf(seqs[at]));
    }
    const gone = listGone(prepare, batch);
    if (going.length + gone.parts.reduce((sum, { count }) => sum + count, 0) >= batch.rows) {
      whole.push(batch);
    } else {
      withdrawPart(prepare, batch, going, gone);
    }
  }
  collapse(prepare, whole);
  return isChained;
}

/** What of a batch has gone before. */
interface Gone {
  readonly parts: readonly GonePart[];
  /** The hashes of what was erased, by the number of the row. */
  readonly details: ReadonlyMap<number, Hash>;
}

function listGone(prepare: (sql: string) => Statement, { firstSeq, rows }: ChainedBatch): Gone {
  const parts: GonePart[] = [];
  const details = new Map<number, Hash>();
  for (const found of prepare(LIST_GONE)
    .raw()
    .all(firstSeq, firstSeq + rows - 1)) {
    const [seq, count, kind, bytes]: PlainRow = Array.isArray(found) ? found : [];
    const hash = bytes instanceof Uint8Array ? fromBytes(bytes) : '';
    if (kind === 'rows') {
      addPart(parts, { start: numberOf(seq) - firstSeq, count: numberOf(count), hash }, rows);
    } else {
      details.set(numberOf(seq), hash);
    }
  }
  return { parts, details };
}

function withdrawPart(
  prepare: (sql: string) => Statement,
  batch: ChainedBatch,
  going: readonly number[],
  { parts, details }: Gone,
): void {
  const { firstSeq, rows } = batch;
  const leaves = hashRows(prepare, batch, going, details);
  const gone = [...parts, ...leaves].toSorted((one, other) => one.start - other.start);
  prepare(FORGET_PARTS).run(firstSeq, firstSeq + rows - 1);
  for (const { start } of leaves) {
    if (details.has(firstSeq + start)) {
      prepare(FORGET_DETAILS).run(firstSeq + start);
    }
  }
  for (const { start, count, hash } of joinGone(rows, gone)) {
    prepare(NOTE_PART).run(firstSeq + start, count, count, toBytes(hash));
  }
}

/** The leaves of the rows that go, as the rows are now: what was changed before stays to be found. */
function hashRows(
  prepare: (sql: string) => Statement,
  batch: ChainedBatch,
  going: readonly number[],
  details: ReadonlyMap<number, Hash>,
): GonePart[] {
  const wanted = new Set(going);
  const salts = saltsOfBatch(batch);
  const leaves: GonePart[] = [];
  for (const found of prepare(LIST_ROWS).raw().iterate(going[0], going.at(-1))) {
    const { seq, values } = asRow(found);
    if (wanted.has(seq)) {
      const start = seq - batch.firstSeq;
      const erased = details.get(seq);
      const hash =
        erased === undefined
          ? leafHash(values, saltAt(salts, start))
          : leafHashOf(lastingText(values), toBytes(erased).toString('hex'));
      leaves.push({ start, count: 1, hash });
    }
  }
  return leaves;
}
