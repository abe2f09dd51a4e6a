import type { Statement } from 'better-sqlite3';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';

/** What of a batch is read, in the order of `readBatch`. */
export const BATCH_COLUMNS = 'first_seq, rows, writer, batch, root, chain, salt, leaves';

const FIND_BATCH = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE first_seq <= ? ORDER BY first_seq DESC LIMIT 1`;

/** The batch that has a number; `undefined` where none has, or it is not sealed. */
export function findBatch(prepare: (sql: string) => Statement, seq: number): ChainedBatch | undefined {
  const batch = readBatch(prepare(FIND_BATCH).raw().get(seq));
  return batch !== undefined && seq < batch.firstSeq + batch.rows ? batch : undefined;
}
