import type { Statement } from 'better-sqlite3';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';

/** What of a batch is read, in the order of `readBatch`. */
export const BATCH_COLUMNS = 'first_seq, rows, writer, batch, root, chain, salt, leaves';

/** Up to which number the chain does not come, because what is there is older. */
export const FIND_LAST_OLDER =
  "max(0, coalesce((SELECT rows FROM audit_gone WHERE seq = 1 AND kind = 'older'), 0))";

/** Whether a batch is one of the chain. What has no link before the end of the chain, or is before its beginning, was put in. */
export const IS_LINKED = `first_seq > ${FIND_LAST_OLDER} AND chain IS NOT NULL`;

const FIND_BATCH = `SELECT ${BATCH_COLUMNS} FROM audit_batch
  WHERE first_seq <= ? AND ${IS_LINKED} ORDER BY first_seq DESC LIMIT 1`;

/** The batch that has a number; `undefined` where none has, or it is not sealed. */
export function findBatch(prepare: (sql: string) => Statement, seq: number): ChainedBatch | undefined {
  const batch = readBatch(prepare(FIND_BATCH).raw().get(seq));
  return batch !== undefined && seq < batch.firstSeq + batch.rows ? batch : undefined;
}
