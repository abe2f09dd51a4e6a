import type { Statement } from 'better-sqlite3';
import type { Hash } from '../../../domain/evidence/hash';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import { joinNodes, type LinkNode, linkLeaf, packLinks, unpackLinks } from '../../sql/chain/link-range';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { BATCH_COLUMNS } from './find-batch';

/** Batches that are not there any more, and are one piece. */
interface Piece {
  readonly seq: number;
  readonly rows: number;
  readonly entries: number;
  readonly links: number;
  readonly chain: Hash;
  readonly nodes: readonly LinkNode[];
}

/** However many rows a piece claims to have had: it ends before the next batch. */
const PIECE_ROWS = `max(1, min(rows, coalesce((SELECT min(first_seq) FROM audit_batch WHERE first_seq > seq AND chain IS NOT NULL), ${Number.MAX_SAFE_INTEGER}) - seq))`;
const PIECE = `SELECT seq, ${PIECE_ROWS}, entries, links, hash FROM audit_gone WHERE kind = 'batches'`;
const FIND_PIECE_BEFORE = `${PIECE} AND seq = (SELECT max(seq) FROM audit_gone WHERE seq < ?)`;
const FIND_PIECE_AT = `${PIECE} AND seq = ?`;
const FIND_ORDER_AT = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE first_seq = ? AND batch = ${ORDER_BATCH} AND writer IS NULL`;
const COUNT_LINKS = `SELECT (SELECT total(links) FROM audit_gone WHERE seq < $seq)
  + (SELECT count(*) FROM audit_batch WHERE first_seq < $seq AND chain IS NOT NULL)`;
const FORGET_BATCHES = 'DELETE FROM audit_batch WHERE first_seq BETWEEN ? AND ?';
const FORGET_PIECES = 'DELETE FROM audit_gone WHERE seq BETWEEN ? AND ?';
const NOTE_PIECE =
  "INSERT INTO audit_gone (seq, rows, entries, links, kind, hash) VALUES (?, ?, ?, ?, 'batches', ?)";

/**
 * Makes one piece of batches that go whole and of what has gone beside them, so that what stays does not grow with what went.
 *
 * Orders beside them go with them: the one that is chained afterwards tells of all that has gone.
 *
 * @param batches in their order.
 */
export function collapse(prepare: (sql: string) => Statement, batches: readonly ChainedBatch[]): void {
  for (let at = 0; at < batches.length; ) {
    const run: Piece[] = [];
    for (; at < batches.length; at += 1) {
      const batch = batches[at];
      const last = run.at(-1);
      if (batch === undefined || (last !== undefined && batch.firstSeq !== last.seq + last.rows)) {
        break;
      }
      run.push(pieceOf(batch, batch.rows));
    }
    collapseRun(prepare, run);
  }
}

function collapseRun(prepare: (sql: string) => Statement, run: Piece[]): void {
  const [first] = run;
  if (first === undefined) {
    return;
  }
  for (let before = findBefore(prepare, first.seq); before; before = findBefore(prepare, before.seq)) {
    run.unshift(before);
  }
  for (let next = endOf(run); ; next = endOf(run)) {
    const after = findOne(prepare(FIND_PIECE_AT), next) ?? findOrder(prepare, next);
    if (after === undefined) {
      break;
    }
    run.push(after);
  }
  const seq = run[0]?.seq ?? first.seq;
  const end = endOf(run);
  const start = numberOf(prepare(COUNT_LINKS).pluck().get({ seq }));
  const nodes = joinNodes(
    start,
    run.flatMap((piece) => piece.nodes),
  );
  const sum = (name: 'rows' | 'entries' | 'links') => run.reduce((total, piece) => total + piece[name], 0);
  prepare(FORGET_BATCHES).run(seq, end - 1);
  prepare(FORGET_PIECES).run(seq, end - 1);
  const links = packLinks(run.at(-1)?.chain ?? first.chain, nodes);
  prepare(NOTE_PIECE).run(seq, sum('rows'), sum('entries'), sum('links'), links);
}

/** The number behind a run. */
function endOf(run: readonly Piece[]): number {
  const last = run.at(-1);
  return last === undefined ? 0 : last.seq + last.rows;
}

function findBefore(prepare: (sql: string) => Statement, seq: number): Piece | undefined {
  const piece = findOne(prepare(FIND_PIECE_BEFORE), seq);
  return piece !== undefined && piece.seq + piece.rows === seq ? piece : findOrder(prepare, seq - 1);
}

function findOrder(prepare: (sql: string) => Statement, seq: number): Piece | undefined {
  const order = readBatch(prepare(FIND_ORDER_AT).raw().get(seq));
  return order && pieceOf(order, 0);
}

function findOne(statement: Statement, seq: number): Piece | undefined {
  const found: unknown = statement.raw().get(seq);
  const [first, rows, entries, links, hash]: PlainRow = Array.isArray(found) ? found : [];
  return hash instanceof Uint8Array
    ? {
        seq: numberOf(first),
        rows: numberOf(rows),
        entries: numberOf(entries),
        links: numberOf(links),
        ...unpackLinks(hash),
      }
    : undefined;
}

function pieceOf({ firstSeq, rows, chain }: ChainedBatch, entries: number): Piece {
  return { seq: firstSeq, rows, entries, links: 1, chain, nodes: [linkLeaf(chain)] };
}
