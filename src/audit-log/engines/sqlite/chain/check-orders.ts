import type { Statement } from 'better-sqlite3';
import type { IntegrityFault } from '../../../ports/integrity';
import { BATCH_COLUMNS, type ChainedBatch, readBatch } from './chained-batch';
import { goneState, LIST_GONE, ORDER_BATCH, PIECE_SIGN_LENGTH, pieceHash } from './order';
import { numberOf, type PlainRow } from './plain-row';

const FIND_ORDER = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE first_seq = ?`;

/** Whether a batch is an order: what has gone by then, and no entries. */
export function isOrder({ batch, writer }: ChainedBatch): boolean {
  return batch === ORDER_BATCH && writer === null;
}

/**
 * Holds what has gone against the last order. Who deletes rows and marks them as pruned has to forge an order behind all that was stored
 * since the last one; by the chain that is found.
 *
 * @param lastOrder the number of the last order; `undefined` where there is none.
 */
export function checkOrders(
  prepare: (sql: string) => Statement,
  lastOrder: number | undefined,
): IntegrityFault[] {
  const order = lastOrder === undefined ? undefined : readBatch(prepare(FIND_ORDER).raw().get(lastOrder));
  const { root, isEmpty } = goneState(prepare);
  if (order === undefined ? isEmpty : order.root === root) {
    return [];
  }
  const known = signsOf(order?.signs ?? '');
  const untold = prepare(LIST_GONE)
    .raw()
    .all()
    .map((piece): PlainRow => (Array.isArray(piece) ? piece : []))
    .filter((piece) => !known.has(pieceHash(piece).slice(0, PIECE_SIGN_LENGTH)));
  const faults = untold.map(([seq, rows]): IntegrityFault => {
    const [first, last] = [numberOf(seq), numberOf(seq) + numberOf(rows) - 1];
    const what = `What had the numbers ${first} to ${last} is marked as gone, and no order tells of it.`;
    return { kind: 'missing', place: first, what };
  });
  const unknown: IntegrityFault = {
    kind: 'missing',
    what: 'What is marked as gone is something else than the last order tells of.',
  };
  return faults.length > 0 ? faults : [unknown];
}

function signsOf(signs: string): ReadonlySet<string> {
  const parts = new Set<string>();
  for (let at = 0; at < signs.length; at += PIECE_SIGN_LENGTH) {
    parts.add(signs.slice(at, at + PIECE_SIGN_LENGTH));
  }
  return parts;
}
