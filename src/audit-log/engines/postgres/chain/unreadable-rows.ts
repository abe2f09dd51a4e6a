import type { IntegrityFault } from '../../../ports/integrity';
import { isReadable } from '../../sql/chain/is-readable';
import { COLUMNS } from '../../sql/entry-columns';
import type { Connection } from '../connection/connection';
import { toWireList } from '../connection/wire-text';
import { askAside } from './ask-aside';

/** So many rows are looked at one by one, where some of them cannot be read. */
const LOOKED_AT_MAX = 16_384;

const IS_NO_TIME = (name: string) => `${name} NOT BETWEEN -8640000000000000 AND 8640000000000000`;

/** Whoever follows goes on behind the number of a row: of two that have one number the second is passed over. */
const TWINS =
  'SELECT tx, seq FROM audit_entry WHERE tx = ANY($1::xid8[]) GROUP BY tx, seq HAVING count(*) > 1';
const LIST_TWINS = `SELECT id FROM audit_entry JOIN (${TWINS}) AS twin USING (tx, seq) ORDER BY tx, seq, id LIMIT ${LOOKED_AT_MAX}`;

/** PostgreSQL fails where details are no JSON. */
const COUNT_ODD = `SELECT count(*) + (SELECT count(*) FROM (${TWINS}) AS twins) FROM audit_entry
  WHERE tx = ANY($1::xid8[]) AND (details::json IS NULL AND details IS NOT NULL OR ${IS_NO_TIME('time')} OR ${IS_NO_TIME('occurred_at')})`;
const LIST_ROWS = `SELECT ${COLUMNS} FROM audit_entry WHERE tx = ANY($1::xid8[]) ORDER BY tx, seq LIMIT ${LOOKED_AT_MAX}`;

/** What PostgreSQL says of what is no JSON, or too deep for it, and of a column that has another type than ours. */
const NO_VALUE = /^(?:22...|42...|54001)$/;

/**
 * The ids of the rows of some transactions that no release can have stored: who asks for one gets an error, and no list that has it comes to
 * an end. The server looks at all of them, and the reader at each of them where the server has found something. Within a transaction.
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
  return new Set([...rows.filter((row) => !isReadable(row)), ...twins].map(([id]) => String(id)));
}

/** What is told of such a row. */
export function unreadableFault(id: string, place?: number): IntegrityFault {
  const what = `The entry ${id} has a value that no release can have stored, so that nobody can read it, or a list that has it.`;
  return { kind: 'inserted', id, ...(place === undefined ? {} : { place }), what };
}
