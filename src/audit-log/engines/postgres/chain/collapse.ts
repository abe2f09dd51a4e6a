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
import type { Connection } from '../connection/connection';
import { RETURNING, type TombstoneChanges } from './tombstone-changes';

/** The columns of a batch that are read, in the order of `readBatch`. */
export const BATCH_COLUMNS = 'place, rows, writer, batch, root, chain, salt, leaves';

/** The rows of a piece, whatever it claims: it ends before the next batch. */
const PIECE_ROWS = `greatest(1, least(rows, coalesce((SELECT min(behind.place) FROM audit_batch AS behind WHERE behind.place > audit_gone.place), ${Number.MAX_SAFE_INTEGER}) - audit_gone.place))`;
const PIECE = `SELECT place, ${PIECE_ROWS}, entries, links, hash FROM audit_gone WHERE kind = 'batches' AND place > 0`;
const FIND_PIECE_BEFORE = `${PIECE} AND place = (SELECT max(place) FROM audit_gone WHERE place < $1)`;
const FIND_PIECE_AT = `${PIECE} AND place = $1`;
const FIND_ORDER_AT = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE place = $1 AND batch = ${ORDER_BATCH}`;
const COUNT_LINKS = `SELECT (SELECT coalesce(sum(links), 0) FROM audit_gone WHERE place < $1)
  + (SELECT count(*) FROM audit_batch WHERE place < $1)`;
const FORGET_BATCHES = 'DELETE FROM audit_batch WHERE place BETWEEN $1 AND $2';
const FORGET_PIECES = `DELETE FROM audit_gone WHERE place BETWEEN $1 AND $2 ${RETURNING}`;
const NOTE_PIECE = `INSERT INTO audit_gone (place, rows, entries, links, kind, hash) VALUES ($1, $2, $3, $4, 'batches', $5) ${RETURNING}`;

/**
 * Replaces batches that go as a whole, and the gone pieces next to them, by one piece, so that the tombstones do not grow with what went.
 *
 * Orders next to them are merged, too: the order that is chained afterwards tells of all that has gone.
 *
 * @param batches in their order.
 */
export async function collapse(
  connection: Connection,
  batches: readonly ChainedBatch[],
  changes: TombstoneChanges,
): Promise<void> {
  for (const run of runsOf(batches)) {
    await collapseRun(connection, run, changes);
  }
}

async function collapseRun(
  connection: Connection,
  batches: readonly GonePiece[],
  changes: TombstoneChanges,
): Promise<void> {
  const run = [...batches];
  for (let before = await findBefore(connection, startOf(run)); before; ) {
    run.unshift(before);
    before = await findBefore(connection, startOf(run));
  }
  for (
    let after = await findAt(connection, endOf(run));
    after;
    after = await findAt(connection, endOf(run))
  ) {
    run.push(after);
  }
  const place = startOf(run);
  const end = endOf(run);
  const [linksBefore] = await connection.queryOne({ text: COUNT_LINKS, values: [place] });
  await connection.query({ text: FORGET_BATCHES, values: [place, end - 1] });
  await changes.delete(connection, { text: FORGET_PIECES, values: [place, end - 1] });
  await changes.write(connection, { text: NOTE_PIECE, values: joinPieces(run, numberOf(linksBefore)) });
}

/** The piece that ends directly before a number, or the order there. */
async function findBefore(connection: Connection, place: number): Promise<GonePiece | undefined> {
  const piece = readPiece(await connection.queryOne({ text: FIND_PIECE_BEFORE, values: [place] }));
  return piece !== undefined && endOf([piece]) === place ? piece : await findOrder(connection, place - 1);
}

async function findAt(connection: Connection, place: number): Promise<GonePiece | undefined> {
  const piece = readPiece(await connection.queryOne({ text: FIND_PIECE_AT, values: [place] }));
  return piece ?? (await findOrder(connection, place));
}

async function findOrder(connection: Connection, place: number): Promise<GonePiece | undefined> {
  return pieceOfOrder(readBatch(await connection.queryOne({ text: FIND_ORDER_AT, values: [place] })));
}
