import type { Statement } from 'better-sqlite3';
import { toBytes } from '../../../domain/evidence/hash';
import { leafHashOf } from '../../../domain/evidence/leaf-hash';
import { lastingText, personalText } from '../../../domain/evidence/leaf-text';
import { type ChainedBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { halfAt } from '../../sql/chain/erased-values';
import { type GonePart, joinGone } from '../../sql/chain/gone-part';
import { type GoneRows, goneCountOf } from '../../sql/chain/gone-rows';
import { asRow, numberOf } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { readGone } from './batch-rows';
import { collapse } from './collapse';
import { findBatch } from './find-batch';
import { RETURNING, TombstoneChanges } from './tombstone-changes';

const LIST_ROWS = `SELECT seq, ${COLUMNS} FROM audit_entry WHERE seq BETWEEN ? AND ? ORDER BY seq`;
const FORGET_PARTS = `DELETE FROM audit_gone WHERE seq BETWEEN ? AND ? AND kind = 'rows' ${RETURNING}`;
const FORGET_DETAILS = `DELETE FROM audit_gone WHERE seq = ? ${RETURNING}`;
const NOTE_PART = `INSERT INTO audit_gone (seq, rows, entries, links, kind, hash) VALUES (?, ?, ?, 0, 'rows', ?) ${RETURNING}`;

/**
 * Call it before rows are deleted: it keeps the hashes that the proofs of other rows need. Of a batch that is deleted in part, it
 * keeps the hashes of the deleted rows; of batches that are deleted whole, one hash for all of them.
 *
 * @param seqs the numbers of the rows, in ascending order. Numbers that the chain does not cover are skipped.
 * @returns What became of the tombstones; `undefined` if the chain covers none of these rows.
 */
export function withdraw(
  prepare: (sql: string) => Statement,
  seqs: readonly number[],
): TombstoneChanges | undefined {
  const changes = new TombstoneChanges(prepare);
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
    const gone = readGone(prepare, batch);
    if (going.length + goneCountOf(gone) >= batch.rows) {
      whole.push(batch);
    } else {
      withdrawPart(prepare, { batch, going, gone, changes });
    }
  }
  collapse(prepare, whole, changes);
  return isChained ? changes : undefined;
}

/** A batch of which some rows go. */
interface PartOfBatch {
  readonly batch: ChainedBatch;
  /** The numbers of these rows. */
  readonly going: readonly number[];
  /** What of it has gone before. */
  readonly gone: GoneRows;
  readonly changes: TombstoneChanges;
}

function withdrawPart(
  prepare: (sql: string) => Statement,
  { batch, going, gone, changes }: PartOfBatch,
): void {
  const { firstSeq, rows } = batch;
  const leaves = hashRows(prepare, batch, going, gone);
  changes.delete(FORGET_PARTS, firstSeq, firstSeq + rows - 1);
  for (const { start } of leaves) {
    if (gone.erased.has(start)) {
      changes.delete(FORGET_DETAILS, firstSeq + start);
    }
  }
  for (const { start, count, hash } of joinGone(rows, [...gone.gone, ...leaves])) {
    changes.write(NOTE_PART, firstSeq + start, count, count, toBytes(hash));
  }
}

/** The leaf hashes of the rows to be deleted, as the rows are now: so `verify()` still finds that somebody has changed one of them. */
function hashRows(
  prepare: (sql: string) => Statement,
  batch: ChainedBatch,
  going: readonly number[],
  goneRows: GoneRows,
): GonePart[] {
  const wanted = new Set(going);
  const salts = saltsOfBatch(batch);
  const leaves: GonePart[] = [];
  for (const found of prepare(LIST_ROWS).raw().iterate(going[0], going.at(-1))) {
    const { seq, values } = asRow(found);
    if (wanted.has(seq)) {
      const start = seq - batch.firstSeq;
      const half = halfAt(start, personalText(values), salts, goneRows);
      leaves.push({ start, count: 1, hash: leafHashOf(lastingText(values), half) });
    }
  }
  return leaves;
}
