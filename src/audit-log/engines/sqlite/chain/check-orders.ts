import type { Statement } from 'better-sqlite3';
import type { IntegrityFault } from '../../../ports/integrity';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import { ENDING_SQL, type Explanation, explainOrder, faultOfOrder } from '../../sql/chain/explain-order';
import { findUntold, type NumbersOfLog } from '../../sql/chain/find-untold';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import type { KnownGone, UntoldGround } from '../../sql/chain/known-gone';
import { numberOf, rowOf } from '../../sql/chain/plain-row';
import { FIND_LAST_SEQ, SEQ_MAX } from '../tables/tables';
import { BATCH_COLUMNS } from './find-batch';
import { LIST_GONE } from './order';

const FIND_ORDER = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE first_seq = ?`;
const FIND_LAST_ORDER = `SELECT ${BATCH_COLUMNS} FROM audit_batch
  WHERE batch = ${ORDER_BATCH} AND chain IS NOT NULL AND first_seq <= ${SEQ_MAX} ORDER BY first_seq DESC LIMIT 1`;
const FIND_OLDER =
  "SELECT seq, rows, entries, links, kind, hash FROM audit_gone WHERE seq = 1 AND kind = 'older'";
const FIND_NOTE = `SELECT event_type, EXISTS (
    SELECT 1 FROM audit_entry AS ending WHERE ending.correlation_id = note.id AND ending.event_type IN ${ENDING_SQL} AND ending.seq < ?
  ) FROM audit_entry AS note WHERE id = ?`;

/** Reports a deletion order that no entry explains. If its entry is missing, that is no finding here: a later order may have pruned it. */
export function checkOrder(prepare: (sql: string) => Statement, order: ChainedBatch): IntegrityFault[] {
  return explain(prepare, order) === 'untold' ? [faultOfOrder(order)] : [];
}

/**
 * Compares what was deleted with the last deletion order, and that order with the entry that tells of it. So somebody who deletes
 * rows and marks them as pruned must also forge an order behind all that was stored since the last one, and an entry that
 * everybody can read.
 *
 * @param lastOrder the number of the last order; `undefined` where there is none.
 */
export function checkOrders(
  prepare: (sql: string) => Statement,
  lastOrder: number | undefined,
): IntegrityFault[] {
  const order = lastOrder === undefined ? undefined : readBatch(prepare(FIND_ORDER).raw().get(lastOrder));
  const untold = findUntold(order, prepare(LIST_GONE).raw().all(), findNumbers(prepare));
  return order !== undefined && explain(prepare, order) === 'pruned'
    ? [faultOfOrder(order), ...untold]
    : untold;
}

/** The range of the numbers that the log has given. */
export function findNumbers(prepare: (sql: string) => Statement): NumbersOfLog {
  return { first: 1, last: numberOf(prepare(FIND_LAST_SEQ).pluck().get()) };
}

/**
 * What keeps the next deletion order from covering up a forged deletion; see {@link UntoldGround}. Call it before anything is deleted.
 *
 * @param known gets what has gone before, unless it has that from the step before.
 */
export function findGround(prepare: (sql: string) => Statement, known: KnownGone): UntoldGround | undefined {
  const findLast = () => readBatch(prepare(FIND_LAST_ORDER).raw().get());
  let order = known.isKnown ? findLast() : undefined;
  if (order === undefined || !known.isBehind(order)) {
    known.begin(prepare(LIST_GONE).raw().iterate());
    // If nothing was deleted, there may be no order, and the query would scan all batches to find that out.
    order = known.isEmpty ? undefined : (order ?? findLast());
  }
  return known.groundOf(order, order && explain(prepare, order));
}

function explain(prepare: (sql: string) => Statement, order: ChainedBatch): Explanation {
  if (order.writer === null) {
    const older: unknown = prepare(FIND_OLDER).raw().get();
    return explainOrder(order, undefined, Array.isArray(older) ? older : undefined);
  }
  const found: unknown = prepare(FIND_NOTE).raw().get(order.firstSeq, order.writer);
  const [eventType, hasEnded] = rowOf(found);
  return explainOrder(order, eventType === undefined ? undefined : { eventType, hasEnded: hasEnded === 1 });
}
