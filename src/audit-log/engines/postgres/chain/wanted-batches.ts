import type { ExamineTerms } from '../../../ports/integrity';
import { isOrder } from '../../sql/chain/find-untold';
import type { Connection } from '../connection/connection';
import { toWireList } from '../connection/wire-text';
import type { TransactionBatch } from './withdrawal';

const FIND_TIMES = `SELECT tx::text FROM audit_entry WHERE tx = ANY($1::xid8[]) GROUP BY tx HAVING max(time) < $2 OR min(time) >= $3`;

/** The batches whose rows are hashed: those that may have entries of the period that is asked for. */
export async function wantedBatches(
  connection: Connection,
  batches: readonly TransactionBatch[],
  { sinceMs = 0, untilMs = Number.MAX_SAFE_INTEGER }: ExamineTerms,
): Promise<readonly TransactionBatch[]> {
  const withRows = batches.filter((batch) => !isOrder(batch));
  if (sinceMs === 0 && untilMs === Number.MAX_SAFE_INTEGER) {
    return withRows;
  }
  const values = [toWireList(withRows.map(({ tx }) => tx)), sinceMs, untilMs];
  const others = new Set((await connection.query({ text: FIND_TIMES, values })).map(([tx]) => String(tx)));
  return withRows.filter(({ tx }) => !others.has(tx));
}
