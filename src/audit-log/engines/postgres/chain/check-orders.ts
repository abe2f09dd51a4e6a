import type { IntegrityFault } from '../../../ports/integrity';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import {
  ENDING_SQL,
  type Explanation,
  explainOrder,
  faultOfOrder,
  type UntoldGround,
  untoldGround,
} from '../../sql/chain/explain-order';
import { findUntold, type NumbersOfLog } from '../../sql/chain/find-untold';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import { numberOf } from '../../sql/chain/plain-row';
import type { Connection } from '../connection/connection';
import { toWireText } from '../connection/wire-text';
import { indexed } from '../tables/tables';
import { BATCH_COLUMNS } from './collapse';
import { LIST_GONE } from './order';

const FIND_ORDER = `SELECT ${BATCH_COLUMNS} FROM audit_batch WHERE place = $1`;
const FIND_LAST_ORDER = `SELECT ${BATCH_COLUMNS} FROM audit_batch
  WHERE batch = ${ORDER_BATCH} AND chain IS NOT NULL AND place <= ${Number.MAX_SAFE_INTEGER} ORDER BY place DESC LIMIT 1`;
const FIND_OLDER =
  "SELECT place, rows, entries, links, kind, hash FROM audit_gone WHERE place = 0 AND kind = 'older'";
/** Links that were put in by hand count, too: the end of the chain may have been set back, or to what no number of ours comes up to. */
const FIND_LAST_PLACE = `SELECT greatest(least((SELECT max(place) FROM audit_head), ${Number.MAX_SAFE_INTEGER}),
  (SELECT place + greatest(rows, 1) - 1 FROM audit_batch WHERE place <= ${Number.MAX_SAFE_INTEGER} AND chain IS NOT NULL ORDER BY place DESC LIMIT 1))`;
/** By the beginning of the text, too: else all that was ever pruned would be gone through for each order. */
const FIND_NOTE = `SELECT event_type, EXISTS (
    SELECT FROM audit_entry AS ending JOIN audit_batch AS sealed ON sealed.tx = ending.tx
    WHERE ${indexed('ending.correlation_id')} = ${indexed('note.id')} AND ending.correlation_id = note.id AND ending.event_type IN ${ENDING_SQL}
      AND sealed.chain IS NOT NULL AND sealed.batch IS DISTINCT FROM ${ORDER_BATCH} AND sealed.place < $1
  ) FROM audit_entry AS note WHERE id = $2`;

/** Whether an entry tells of an order, as far as it has to be there. */
export async function checkOrder(connection: Connection, order: ChainedBatch): Promise<IntegrityFault[]> {
  return (await explain(connection, order)) === 'untold' ? [faultOfOrder(order)] : [];
}

/**
 * Holds what has gone against the last order, and that against the entry which tells of it; as in SQLite.
 *
 * @param lastOrder the number of the last order; `undefined` where there is none.
 */
export async function checkOrders(
  connection: Connection,
  lastOrder: number | undefined,
): Promise<IntegrityFault[]> {
  const order =
    lastOrder === undefined
      ? undefined
      : readBatch(await connection.queryOne({ text: FIND_ORDER, values: [lastOrder] }));
  const pieces = await connection.query({ text: LIST_GONE, values: [] });
  const untold = findUntold(order, pieces, await findNumbers(connection));
  const isLost = order !== undefined && (await explain(connection, order)) === 'pruned';
  return isLost ? [faultOfOrder(order), ...untold] : untold;
}

/** Which numbers the log has had: what is older than the chain has number 0. */
export async function findNumbers(connection: Connection): Promise<NumbersOfLog> {
  const [last] = await connection.queryOne({ text: FIND_LAST_PLACE, values: [] });
  return { first: 0, last: numberOf(last) };
}

/** What the next order goes on from, before anything goes by it. */
export async function findGround(connection: Connection): Promise<UntoldGround | undefined> {
  const pieces = await connection.query({ text: LIST_GONE, values: [] });
  // Where nothing has gone there may be no order, and all batches would be gone through for it.
  const order =
    pieces.length === 0
      ? undefined
      : readBatch(await connection.queryOne({ text: FIND_LAST_ORDER, values: [] }));
  return untoldGround(order, order && (await explain(connection, order)), pieces);
}

async function explain(connection: Connection, order: ChainedBatch): Promise<Explanation> {
  const { writer, firstSeq } = order;
  if (writer === null) {
    const older = await connection.queryOne({ text: FIND_OLDER, values: [] });
    return explainOrder(order, undefined, older.length === 0 ? undefined : older);
  }
  const values = [firstSeq, toWireText(writer)];
  const [eventType, hasEnded] = await connection.queryOne({ text: FIND_NOTE, values });
  return explainOrder(
    order,
    eventType === undefined ? undefined : { eventType, hasEnded: hasEnded === true },
  );
}
