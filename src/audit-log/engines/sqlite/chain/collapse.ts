import type { Statement } from 'better-sqlite3';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import {
  endOf,
  type GonePiece,
  joinPieces,
  pieceOfOrder,
  readPiece,
  runsOf,
  startOf,
} from '../../sql/chain/gone-piece';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import { numberOf } from '../../sql/chain/plain-row';
import { BATCH_COLUMNS } from './find-batch';
import { RETURNING, type TombstoneChanges } from './tombstone-changes';

/** How many rows a piece had. The claim is capped: a piece ends before the next batch. */
const PIECE_ROWS = `max(1, min(rows, coalesce((SELECT min(first_seq) FROM audit_batch WHERE first_seq > seq AND chain IS NOT NULL), ${Number.MAX_SAFE_INTEGER}) - seq))`;
const PIECE = `SELECT seq, ${PIECE_ROWS}, entries, links, hash FROM audit_gone WHERE kind = 'batches' AND seq >= 1`;
const FIND_PIECE_BEFORE = `${PIECE} AND seq = (SELECT max(seq) FROM audit_gone WHERE seq < ?)`;
const FIND_PIECE_AT = `${PIECE} AND seq = ?`;
const FIND_ORDER_AT = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE first_seq = ? AND first_seq >= 1 AND batch = ${ORDER_BATCH}`;
const COUNT_LINKS = `SELECT (SELECT total(links) FROM audit_gone WHERE seq >= 1 AND seq < $seq)
  + (SELECT count(*) FROM audit_batch WHERE first_seq >= 1 AND first_seq < $seq AND chain IS NOT NULL)`;
const FORGET_BATCHES = 'DELETE FROM audit_batch WHERE first_seq BETWEEN ? AND ?';
const FORGET_PIECES = `DELETE FROM audit_gone WHERE seq BETWEEN ? AND ? ${RETURNING}`;
const NOTE_PIECE = `INSERT INTO audit_gone (seq, rows, entries, links, kind, hash) VALUES (?, ?, ?, ?, 'batches', ?) ${RETURNING}`;

/**
 * Replaces batches that are deleted whole, and what was deleted beside them, by one piece. So the evidence does not grow with the
 * number of deleted entries.
 *
 * Deletion orders beside them go, too: the order that is appended next tells of all that was deleted.
 *
 * @param batches in their order.
 */
export function collapse(
  prepare: (sql: string) => Statement,
  batches: readonly ChainedBatch[],
  changes: TombstoneChanges,
): void {
  for (const run of runsOf(batches)) {
    collapseRun(prepare, run, changes);
  }
}

function collapseRun(
  prepare: (sql: string) => Statement,
  batches: readonly GonePiece[],
  changes: TombstoneChanges,
): void {
  const run = [...batches];
  for (let before = findBefore(prepare, startOf(run)); before; before = findBefore(prepare, startOf(run))) {
    run.unshift(before);
  }
  for (let after = findAt(prepare, endOf(run)); after; after = findAt(prepare, endOf(run))) {
    run.push(after);
  }
  const seq = startOf(run);
  const end = endOf(run);
  const linksBefore = numberOf(prepare(COUNT_LINKS).pluck().get({ seq }));
  prepare(FORGET_BATCHES).run(seq, end - 1);
  changes.delete(FORGET_PIECES, seq, end - 1);
  changes.write(NOTE_PIECE, ...joinPieces(run, linksBefore));
}

/** The deleted piece directly before a number, or the deletion order there. */
function findBefore(prepare: (sql: string) => Statement, seq: number): GonePiece | undefined {
  const piece = readPiece(prepare(FIND_PIECE_BEFORE).raw().get(seq));
  return piece !== undefined && endOf([piece]) === seq ? piece : findOrder(prepare, seq - 1);
}

function findAt(prepare: (sql: string) => Statement, seq: number): GonePiece | undefined {
  return readPiece(prepare(FIND_PIECE_AT).raw().get(seq)) ?? findOrder(prepare, seq);
}

function findOrder(prepare: (sql: string) => Statement, seq: number): GonePiece | undefined {
  return pieceOfOrder(readBatch(prepare(FIND_ORDER_AT).raw().get(seq)));
}
