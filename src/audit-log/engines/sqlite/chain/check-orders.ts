import type { Statement } from 'better-sqlite3';
import type { IntegrityFault } from '../../../ports/integrity';
import { readBatch } from '../../sql/chain/chained-batch';
import { findUntold } from '../../sql/chain/find-untold';
import { BATCH_COLUMNS } from './find-batch';
import { LIST_GONE } from './order';

const FIND_ORDER = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE first_seq = ?`;

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
  return findUntold(order, prepare(LIST_GONE).raw().all());
}
