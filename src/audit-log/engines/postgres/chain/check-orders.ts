import type { IntegrityFault } from '../../../ports/integrity';
import { type ChainedBatch, readBatch } from '../../sql/chain/chained-batch';
import { ENDING_SQL, type Explanation, explainOrder, faultOfOrder } from '../../sql/chain/explain-order';
import { findUntold, type NumbersOfLog } from '../../sql/chain/find-untold';
import { ORDER_BATCH } from '../../sql/chain/gone-state';
import type { KnownGone, UntoldGround } from '../../sql/chain/known-gone';
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
/**
 * The last number in the head or in any link. The head alone will not do: somebody may have set it back, or to a number too large to be
 * ours.
 */
const FIND_LAST_PLACE = `SELECT greatest(least((SELECT max(place) FROM audit_head), ${Number.MAX_SAFE_INTEGER}),
  (SELECT place + greatest(rows, 1) - 1 FROM audit_batch WHERE place <= ${Number.MAX_SAFE_INTEGER} AND chain IS NOT NULL ORDER BY place DESC LIMIT 1))`;
/** Compares the beginning of the text, too, because only that is indexed: otherwise each order would scan the entries of all prunings. */
const FIND_NOTE = `SELECT event_type, EXISTS (
    SELECT FROM audit_entry AS ending JOIN audit_batch AS sealed ON sealed.tx = ending.tx
    WHERE ${indexed('ending.correlation_id')} = ${indexed('note.id')} AND ending.correlation_id = note.id AND ending.event_type IN ${ENDING_SQL}
      AND sealed.chain IS NOT NULL AND sealed.batch IS DISTINCT FROM ${ORDER_BATCH} AND sealed.place < $1
  ) FROM audit_entry AS note WHERE id = $2`;

/** How many tombstones are read at once. */
const FETCHED_MAX = 10_000;
const FETCH_GONE = `FETCH ${FETCHED_MAX} FROM audit_gone_rows`;

/** Whether the entry that an order names tells why. If it is not there, that is no fault here: it may have been pruned. */
export async function checkOrder(connection: Connection, order: ChainedBatch): Promise<IntegrityFault[]> {
  return (await explain(connection, order)) === 'untold' ? [faultOfOrder(order)] : [];
}

/**
 * Compares what is marked as gone with the last order, and that order with the entry which tells why; as in SQLite.
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

/** The first and the last number that the log has had. Entries that are older than the chain have number 0. */
export async function findNumbers(connection: Connection): Promise<NumbersOfLog> {
  const [last] = await connection.queryOne({ text: FIND_LAST_PLACE, values: [] });
  return { first: 0, last: numberOf(last) };
}

/**
 * What the next order must keep: see {@link UntoldGround}. Called before anything is deleted.
 *
 * @param known gets what has gone before, unless it has that from the step before.
 */
export async function findGround(
  connection: Connection,
  known: KnownGone,
): Promise<UntoldGround | undefined> {
  const findLast = async () => readBatch(await connection.queryOne({ text: FIND_LAST_ORDER, values: [] }));
  let order = known.isKnown ? await findLast() : undefined;
  if (order === undefined || !known.isBehind(order)) {
    await readGone(connection, known);
    // If nothing has gone, there may be no order, and the query would scan all batches for one.
    order = known.isEmpty ? undefined : (order ?? (await findLast()));
  }
  return known.groundOf(order, order && (await explain(connection, order)));
}

/** Reads all tombstones with a cursor. Somebody may have put in so many that they do not fit into memory. */
async function readGone(connection: Connection, known: KnownGone): Promise<void> {
  known.begin([]);
  await connection.run(`DECLARE audit_gone_rows NO SCROLL CURSOR FOR ${LIST_GONE}`);
  for (let isMore = true; isMore; ) {
    const pieces = await connection.query({ text: FETCH_GONE, values: [] });
    known.goOn(pieces);
    isMore = pieces.length === FETCHED_MAX;
  }
  await connection.run('CLOSE audit_gone_rows');
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
