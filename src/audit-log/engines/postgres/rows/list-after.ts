import { AuditStoreError } from '../../../domain/errors';
import { NOT_PRUNED, ROWS_BEFORE_MAX, type StoredPlace, wasPruned } from '../../../domain/stored-place';
import { BYTES_AT_ONCE, COLUMNS } from '../../sql/entry-columns';
import type { Connection } from '../connection/connection';
import { toWireText } from '../connection/wire-text';
import { restoredElsewhere, SETTLED, TO_COME, TX_MAX } from '../tables/transaction-numbers';

/** A place as the statements below have it: the transaction that stored the row, and its number. */
type Place = readonly [tx: string, seq: string];

const BEGINNING: Place = ['0', '0'];
const PLACE = /^(\d{1,19})-(-?\d{1,19})$/;
/** The first number beyond those of rows (`bigint`). */
const SEQ_END = 2n ** 63n;

/**
 * Lists the rows behind a place. Row numbers are assigned before a transaction commits, so a row with a smaller number may appear later.
 * Hence the fence: only transactions that began before all open ones are listed, because it is final how they ended. A row that appears
 * later has a later transaction, and sorts behind them.
 */
const LIST_AFTER = `
  SELECT tx::text, seq, ${COLUMNS} FROM (
    SELECT *, sum(bytes) OVER (ORDER BY tx, seq ROWS UNBOUNDED PRECEDING) - bytes AS bytes_before FROM (
      SELECT tx, seq, ${COLUMNS}, coalesce(octet_length(details), 0) AS bytes FROM audit_entry
      WHERE (tx, seq) > ($1::xid8, $2::bigint) AND tx < ${SETTLED}
      ORDER BY tx, seq LIMIT $3
    ) AS next
  ) AS weighed WHERE bytes_before < ${BYTES_AT_ONCE} ORDER BY weighed.tx, weighed.seq`;

const FIND_END = `
  SELECT tx::text, seq, id FROM audit_entry WHERE tx < ${SETTLED}
  ORDER BY tx DESC, seq DESC LIMIT 1`;

/**
 * Whether a subscription (logical replication) delivers rows, in an order that is not that of their transactions; and whether the newest
 * row has a transaction that this server has not reached yet, because another server has numbered it.
 */
const FIND_FOREIGN = `
  SELECT
    EXISTS (
      SELECT FROM pg_catalog.pg_subscription_rel WHERE srrelid = 'audit_entry'::regclass
        OR srrelid IN (SELECT inhrelid FROM pg_catalog.pg_inherits WHERE inhparent = 'audit_entry'::regclass)
    ),
    (SELECT tx >= ${TO_COME} FROM audit_entry WHERE tx < '${TX_MAX}'::xid8 ORDER BY tx DESC, seq DESC LIMIT 1)`;

const LIST_TIMES_BEFORE = `
  SELECT time FROM audit_entry WHERE (tx, seq) < ($1::xid8, $2::bigint)
  ORDER BY tx DESC, seq DESC LIMIT ${ROWS_BEFORE_MAX}`;

/**
 * Where the entry of a cursor is now, which entry is at its place, the last number assigned, and whether its transaction is still to come.
 */
const FIND_PLACE = `
  SELECT
    (SELECT tx::text || '-' || seq FROM audit_entry WHERE id = $3),
    (SELECT id FROM audit_entry WHERE tx = $1::xid8 AND seq = $2::bigint LIMIT 1),
    coalesce(
      CASE WHEN has_sequence_privilege(numbers.name, 'SELECT, USAGE') THEN pg_sequence_last_value(numbers.name) END,
      (SELECT seq FROM audit_entry ORDER BY tx DESC, seq DESC LIMIT 1),
      0
    ),
    $1::xid8 >= ${TO_COME}
  FROM (SELECT pg_get_serial_sequence('audit_entry', 'seq')::regclass AS name) AS numbers`;

/** The place of the last row that {@link listAfter} gives by now, and its id. */
export async function findEnd(connection: Connection): Promise<unknown> {
  const [found] = await connection.query({ text: FIND_END, values: [] });
  return found === undefined ? undefined : [`${String(found[0])}-${String(found[1])}`, found[2]];
}

/** The rows behind a place, in the order of storing, each with its place. */
export async function listAfter(
  connection: Connection,
  after: StoredPlace | undefined,
  limit: number,
): Promise<unknown[]> {
  const [isSubscriber, isRestored] = await connection.queryOne({ text: FIND_FOREIGN, values: [] });
  if (isSubscriber === true) {
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'The PostgreSQL store cannot be followed: its rows come by a subscription, and some of them later than others that are newer. Follow the log on the server that publishes it; or drop the subscription, if this server takes the place of that.',
    );
  }
  if (isRestored === true) {
    throw restoredElsewhere('followed');
  }
  for (let place = after === undefined ? BEGINNING : readPlace(after); ; ) {
    const rows = await connection.query({ text: LIST_AFTER, values: [...place, limit] });
    // Checked after the rows were read: a backup may be restored between the two statements, and then the rows are not of this log.
    const now = after === undefined ? place : await findPlace(connection, after);
    if (now[0] === place[0]) {
      return rows.map(([tx, seq, ...values]) => [`${String(tx)}-${String(seq)}`, values]);
    }
    place = now;
  }
}

function readPlace({ place }: StoredPlace): Place {
  const [, tx, seq] = PLACE.exec(place) ?? [];
  if (tx === undefined || seq === undefined || BigInt(seq) >= SEQ_END || BigInt(seq) < -SEQ_END) {
    throw unknownCursor('the cursor is of a log in another kind of store');
  }
  return [tx, seq];
}

/** Finds the current place of the entry of a cursor, and refuses a cursor that this log has not given. Its row may have been pruned. */
async function findPlace(connection: Connection, after: StoredPlace): Promise<Place> {
  const { id } = after;
  const [tx, seq] = readPlace(after);
  const [placeOfId, idThere, last, isToCome] = await connection.queryOne({
    text: FIND_PLACE,
    values: [tx, seq, toWireText(id)],
  });
  if (typeof placeOfId === 'string') {
    const [, txNow, seqNow] = PLACE.exec(placeOfId) ?? [];
    if (txNow === undefined || seqNow !== seq) {
      throw unknownCursor('the entry of the cursor is at another place in it');
    }
    return [txNow, seq];
  }
  if (idThere !== null) {
    throw unknownCursor('another entry is where the cursor points to');
  }
  if (Number(seq) > Number(last) || isToCome === true) {
    throw unknownCursor(`the cursor is of an entry that is not in it; it has had ${Number(last)}`);
  }
  const before = await connection.query({ text: LIST_TIMES_BEFORE, values: [tx, seq] });
  if (
    !wasPruned(
      after,
      before.map(([time]) => Number(time)),
    )
  ) {
    throw unknownCursor(NOT_PRUNED);
  }
  return [tx, seq];
}

function unknownCursor(why: string): AuditStoreError {
  const advice =
    'Follow it from the beginning, without a cursor; what is in it may not be what was there before.';
  return new AuditStoreError(
    'AUDIT_CURSOR_UNKNOWN',
    `The PostgreSQL store cannot be followed: ${why}. ${advice}`,
  );
}
