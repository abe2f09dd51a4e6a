import { LEVELS_MAX } from '../../../domain/entry-row';
import type { IntegrityFault } from '../../../ports/integrity';
import { canBeStored } from '../../sql/chain/can-be-stored';
import { COLUMNS, TEXT_BYTES_MAX } from '../../sql/entry-columns';
import type { Connection } from '../connection/connection';
import { toWireList } from '../connection/wire-text';
import { askAside } from './ask-aside';

/** How many rows are examined one by one, where some of them cannot be read. */
const LOOKED_AT_MAX = 16_384;

const IS_NO_TIME = (name: string) => `${name} NOT BETWEEN -8640000000000000 AND 8640000000000000`;

const IS_NO_TEXT = Array.from(
  TEXT_BYTES_MAX,
  ([name, bytesMax]) => `octet_length(${name}) NOT BETWEEN 1 AND ${bytesMax}`,
).join(' OR ');

/** Rows with the same number. A reader that follows the log goes on behind a number, so it would skip the second of them. */
const TWINS =
  'SELECT tx, seq FROM audit_entry WHERE tx = ANY($1::xid8[]) GROUP BY tx, seq HAVING count(*) > 1';
const LIST_TWINS = `SELECT id FROM audit_entry JOIN (${TWINS}) AS twin USING (tx, seq) ORDER BY tx, seq, id LIMIT ${LOOKED_AT_MAX}`;

/** Whether details may have more levels than can be read: they have more brackets. The server counts them only in long details. */
const IS_DEEP = `octet_length(details) > ${2 * LEVELS_MAX} AND
  octet_length(details) - octet_length(replace(replace(details, '[', ''), '{', '')) > ${LEVELS_MAX}`;

/** PostgreSQL fails where details are no JSON. */
const COUNT_ODD = `SELECT count(*) + (SELECT count(*) FROM (${TWINS}) AS twins) FROM audit_entry
  WHERE tx = ANY($1::xid8[]) AND (details::json IS NULL AND details IS NOT NULL OR ${IS_DEEP} OR ${IS_NO_TIME('time')} OR ${IS_NO_TIME('occurred_at')} OR ${IS_NO_TEXT})`;
const LIST_ROWS = `SELECT ${COLUMNS} FROM audit_entry WHERE tx = ANY($1::xid8[]) ORDER BY tx, seq LIMIT ${LOOKED_AT_MAX}`;

/** The codes for a value that is no JSON, or is too deep for it, and for a column of another type than ours. */
const NO_VALUE = /^(?:22...|42...|54001)$/;

/**
 * The ids of the rows of some transactions that no release can have stored: to read such an entry may be an error, and so may every list
 * that comes to it. The server checks all rows; only where it finds something, each row is read and checked here. Within a transaction.
 */
export async function findUnreadable(
  connection: Connection,
  transactions: readonly string[],
): Promise<ReadonlySet<string>> {
  const values = [toWireList(transactions)];
  if (transactions.length === 0) {
    return new Set();
  }
  const [odd] = (await askAside(connection, { text: COUNT_ODD, values }, NO_VALUE)) ?? [];
  if (Number(odd) === 0) {
    return new Set();
  }
  const rows = await connection.query({ text: LIST_ROWS, values });
  const twins = await connection.query({ text: LIST_TWINS, values });
  return new Set([...rows.filter((row) => !canBeStored(row)), ...twins].map(([id]) => String(id)));
}

/** The fault of such a row. */
export function unreadableFault(id: string, place?: number): IntegrityFault {
  const what = `The entry ${id} has a value that no release can have stored. Where it cannot be read, no list that has it can.`;
  return { kind: 'inserted', id, ...(place === undefined ? {} : { place }), what };
}
