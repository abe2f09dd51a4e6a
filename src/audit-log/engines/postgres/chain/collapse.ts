import type { Hash } from '../../../domain/evidence/hash';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import { joinNodes, type LinkNode, linkLeaf, packLinks, unpackLinks } from '../../sql/chain/link-range';
import { numberOf } from '../../sql/chain/plain-row';
import type { Connection } from '../connection';

/** What of a batch is read, in the order of `readBatch`. */
export const BATCH_COLUMNS = 'place, rows, writer, batch, root, chain, salt, leaves';

/** Batches that are not there any more, and are one piece. */
interface Piece {
  readonly place: number;
  readonly rows: number;
  readonly entries: number;
  readonly links: number;
  readonly chain: Hash;
  readonly nodes: readonly LinkNode[];
}

/** However many rows a piece claims to have had: it ends before the next batch. */
const PIECE_ROWS = `greatest(1, least(rows, coalesce((SELECT min(behind.place) FROM audit_batch AS behind WHERE behind.place > audit_gone.place), ${Number.MAX_SAFE_INTEGER}) - audit_gone.place))`;
const PIECE = `SELECT place, ${PIECE_ROWS}, entries, links, hash FROM audit_gone WHERE kind = 'batches'`;
const FIND_PIECE_BEFORE = `${PIECE} AND place = (SELECT max(place) FROM audit_gone WHERE place < $1)`;
const FIND_PIECE_AT = `${PIECE} AND place = $1`;
const FIND_ORDER_AT = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE place = $1 AND batch = ${ORDER_BATCH} AND writer IS NULL`;
const COUNT_LINKS = `SELECT (SELECT coalesce(sum(links), 0) FROM audit_gone WHERE place < $1)
  + (SELECT count(*) FROM audit_batch WHERE place < $1)`;
const FORGET_BATCHES = 'DELETE FROM audit_batch WHERE place BETWEEN $1 AND $2';
const FORGET_PIECES = 'DELETE FROM audit_gone WHERE place BETWEEN $1 AND $2';
const NOTE_PIECE =
  "INSERT INTO audit_gone (place, rows, entries, links, kind, hash) VALUES ($1, $2, $3, $4, 'batches', $5)";

/**
 * Makes one piece of batches that go whole and of what has gone beside them, so that what stays does not grow with what went.
 *
 * Orders beside them go with them: the one that is chained afterwards tells of all that has gone.
 *
 * @param batches in their order.
 */
export async function collapse(connection: Connection, batches: readonly ChainedBatch[]): Promise<void> {
  let run: Piece[] = [];
  for (const batch of batches) {
    if (run.length > 0 && batch.firstSeq !== endOf(run)) {
      await collapseRun(connection, run);
      run = [];
    }
    run.push(pieceOf(batch, batch.rows));
  }
  await collapseRun(connection, run);
}

async function collapseRun(connection: Connection, run: Piece[]): Promise<void> {
  const [first] = run;
  if (first === undefined) {
    return;
  }
  const pieces = [...(await listBefore(connection, first.place)), ...run];
  for (let next = await findAfter(connection, pieces); next; next = await findAfter(connection, pieces)) {
    pieces.push(next);
  }
  const place = pieces[0]?.place ?? first.place;
  const end = endOf(pieces);
  const [before] = await connection.queryOne({ text: COUNT_LINKS, values: [place] });
  const nodes = joinNodes(
    numberOf(before),
    pieces.flatMap((piece) => piece.nodes),
  );
  const sum = (name: 'rows' | 'entries' | 'links') => pieces.reduce((total, piece) => total + piece[name], 0);
  await connection.query({ text: FORGET_BATCHES, values: [place, end - 1] });
  await connection.query({ text: FORGET_PIECES, values: [place, end - 1] });
  const links = packLinks(pieces.at(-1)?.chain ?? first.chain, nodes);
  const values = [place, sum('rows'), sum('entries'), sum('links'), links];
  await connection.query({ text: NOTE_PIECE, values });
}

/** The number behind a run. */
function endOf(run: readonly Piece[]): number {
  const last = run.at(-1);
  return last === undefined ? 0 : last.place + last.rows;
}

/** What has gone directly before a number, and orders there. */
async function listBefore(connection: Connection, place: number): Promise<Piece[]> {
  const found: Piece[] = [];
  for (let at = place; ; ) {
    const piece = await findPiece(connection, FIND_PIECE_BEFORE, at);
    const isBeside = piece !== undefined && piece.place + piece.rows === at;
    const next = isBeside ? piece : await findOrder(connection, at - 1);
    if (next === undefined) {
      return found;
    }
    found.unshift(next);
    at = next.place;
  }
}

async function findAfter(connection: Connection, run: readonly Piece[]): Promise<Piece | undefined> {
  const next = endOf(run);
  return (await findPiece(connection, FIND_PIECE_AT, next)) ?? (await findOrder(connection, next));
}

async function findOrder(connection: Connection, place: number): Promise<Piece | undefined> {
  const order = readBatch(await connection.queryOne({ text: FIND_ORDER_AT, values: [place] }));
  return order && pieceOf(order, 0);
}

async function findPiece(connection: Connection, text: string, at: number): Promise<Piece | undefined> {
  const [place, rows, entries, links, hash] = await connection.queryOne({ text, values: [at] });
  return hash instanceof Uint8Array
    ? {
        place: numberOf(place),
        rows: numberOf(rows),
        entries: numberOf(entries),
        links: numberOf(links),
        ...unpackLinks(hash),
      }
    : undefined;
}

function pieceOf({ firstSeq, rows, chain }: ChainedBatch, entries: number): Piece {
  return { place: firstSeq, rows, entries, links: 1, chain, nodes: [linkLeaf(chain)] };
}
