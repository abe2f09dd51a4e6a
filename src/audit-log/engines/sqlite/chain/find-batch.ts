import type { Statement } from 'better-sqlite3';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';

/** The columns of a batch, in the order that `readBatch` expects. */
export const BATCH_COLUMNS = 'first_seq, rows, writer, batch, root, chain, salt, leaves';

/** The last number that is older than the chain; 0 if the chain covers all. */
export const FIND_LAST_OLDER =
  "max(0, coalesce((SELECT rows FROM audit_gone WHERE seq = 1 AND kind = 'older'), 0))";

/**
 * Whether a batch belongs to the chain. A batch before the beginning of the chain, or without a link before its end, was inserted
 * by hand.
 */
export const IS_LINKED = `first_seq > ${FIND_LAST_OLDER} AND chain IS NOT NULL`;

const FIND_BATCH = `SELECT ${BATCH_COLUMNS} FROM audit_batch
  WHERE first_seq <= ? AND ${IS_LINKED} ORDER BY first_seq DESC LIMIT 1`;

/** The sealed batch that contains a number; `undefined` if there is none. */
export function findBatch(prepare: (sql: string) => Statement, seq: number): ChainedBatch | undefined {
  const batch = readBatch(prepare(FIND_BATCH).raw().get(seq));
  return batch !== undefined && seq < batch.firstSeq + batch.rows ? batch : undefined;
}
