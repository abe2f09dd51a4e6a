import type { Findings } from '../../sql/chain/findings';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import type { Connection } from '../connection/connection';
import { listNamed } from './list-named';

/** A writer stores each batch after the one before it, hence in a later transaction. Orders do not count: all of them are batch 0. */
const LIST_TURNED = `SELECT place, writer, batch FROM (
    SELECT place, writer, batch, tx, lag(tx) OVER (PARTITION BY writer ORDER BY batch) AS before FROM audit_batch
    WHERE writer IS NOT NULL AND chain IS NOT NULL AND batch <> ${ORDER_BATCH}
  ) AS listed WHERE tx < before ORDER BY place`;

/** Finds batches of an earlier transaction than the batch before them: a reader that follows the log gets entries by their transactions. */
export async function findTurned(connection: Connection, findings: Findings): Promise<void> {
  for (const [place, writer, batch] of await listNamed(
    connection,
    { text: LIST_TURNED, values: [] },
    findings,
  )) {
    findings.add({
      kind: 'reordered',
      writer: String(writer),
      batch: Number(batch),
      place: Number(place),
      what: `Batch ${Number(batch)} of the writer ${String(writer)} is of an earlier transaction than the batch before it.`,
    });
  }
}
