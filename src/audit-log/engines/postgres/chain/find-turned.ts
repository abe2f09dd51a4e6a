import type { IntegrityFault } from '../../../ports/integrity';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import type { Connection } from '../connection/connection';

/** So many are named. */
const NAMED_MAX = 1000;

/** Each batch of a writer is stored when the one before it is, and so in a later transaction. The orders of one entry have one number. */
const LIST_TURNED = `SELECT place, writer, batch FROM (
    SELECT place, writer, batch, tx, lag(tx) OVER (PARTITION BY writer ORDER BY batch) AS before FROM audit_batch
    WHERE writer IS NOT NULL AND chain IS NOT NULL AND batch <> ${ORDER_BATCH}
  ) AS listed WHERE tx < before ORDER BY place LIMIT ${NAMED_MAX}`;

/** Finds batches that are of an earlier transaction than the batch before them: by transactions whoever follows is given the entries. */
export async function findTurned(connection: Connection): Promise<IntegrityFault[]> {
  const found = await connection.query({ text: LIST_TURNED, values: [] });
  return found.map(
    ([place, writer, batch]): IntegrityFault => ({
      kind: 'reordered',
      writer: String(writer),
      batch: Number(batch),
      place: Number(place),
      what: `Batch ${Number(batch)} of the writer ${String(writer)} is of an earlier transaction than the batch before it.`,
    }),
  );
}
