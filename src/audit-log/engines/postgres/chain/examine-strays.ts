import type { Findings } from '../../sql/chain/findings';
import { numberOf } from '../../sql/chain/plain-row';
import type { Connection } from '../connection/connection';
import { toWireList } from '../connection/wire-text';
import { LOW } from '../tables/chain-tables';
import { TX_MAX } from '../tables/transaction-numbers';
import { listNamed } from './list-named';
import { findUnreadable, unreadableFault } from './unreadable-rows';

/** How many transactions one part examines. */
const STEPS_MAX = 4096;

/**
 * The transaction with which the chain began; `low`; how many rows are older than the chain; and when the first row came that is not older.
 */
const FIND_BOUNDS = `
  SELECT began.tx::text, coalesce((SELECT (${LOW})::text FROM audit_head ORDER BY low LIMIT 1), '0'), (SELECT count(*) FROM audit_entry WHERE tx < began.tx),
    (SELECT time FROM audit_entry WHERE tx >= began.tx ORDER BY tx, seq LIMIT 1)
  FROM (SELECT coalesce((
    SELECT CASE WHEN encode(hash, 'escape') ~ '^[0-9]{1,18}$' THEN convert_from(hash, 'UTF8') END FROM audit_gone
    WHERE kind = 'older' ORDER BY place LIMIT 1
  ), '0')::xid8 AS tx) AS began`;

/**
 * The transactions from one on that have stored rows (a loose index scan), and whether they have a link: only one that the chain can have
 * counts, not whatever a batch claims.
 */
const LIST_STEPS = `
  WITH RECURSIVE step (tx) AS (
    (SELECT tx FROM audit_entry WHERE tx >= $1::xid8 ORDER BY tx LIMIT 1)
    UNION ALL
    SELECT (SELECT tx FROM audit_entry WHERE tx > step.tx ORDER BY tx LIMIT 1) FROM step WHERE step.tx IS NOT NULL
  ),
  seen AS (SELECT tx FROM step WHERE tx IS NOT NULL LIMIT ${STEPS_MAX})
  SELECT tx::text, tx < $2::xid8, EXISTS (
    SELECT FROM audit_batch AS note WHERE note.tx = seen.tx AND note.chain IS NOT NULL AND note.batch IS DISTINCT FROM 0
      AND note.place BETWEEN 1 AND least(${Number.MAX_SAFE_INTEGER}, greatest($3::bigint, (SELECT max(place) FROM audit_head)))
  ) FROM seen ORDER BY seen.tx`;

const COUNT_ROWS = 'SELECT count(*) FROM audit_entry WHERE tx = ANY($1::xid8[])';
const LIST_IDS = `SELECT id, tx::text FROM audit_entry WHERE tx = ANY($1::xid8[]) ORDER BY tx, seq`;

/** No server reaches such a transaction. A reader that follows the log never gets its rows, sealed or not. */
const LIST_FAR = `SELECT id, tx::text FROM audit_entry WHERE tx >= '${TX_MAX}'::xid8 ORDER BY tx, seq`;

/**
 * Examines rows that no link covers: those that are older than the chain, those that get a link with the next batch, and those that
 * somebody has inserted past the chain.
 *
 * @param last the number with which the chain ended when it was examined.
 * @returns the transaction from which on to go on; `undefined` where that was all.
 */
export async function examineStrays(
  connection: Connection,
  from: string,
  last: number,
  findings: Findings,
): Promise<string | undefined> {
  const [began, low, older, next] = await connection.queryOne({ text: FIND_BOUNDS, values: [] });
  if (from === '0') {
    findings.noteOlder(older, next);
    for (const [id, tx] of await listNamed(connection, { text: LIST_FAR, values: [] }, findings)) {
      const what = `The entry ${String(id)} is of the transaction ${String(tx)}, to which no server comes.`;
      findings.add({ kind: 'inserted', id: String(id), what });
    }
  }
  const start = from === '0' ? String(began) : from;
  const steps = await connection.query({ text: LIST_STEPS, values: [start, String(low), last] });
  const isLast = steps.length < STEPS_MAX;
  // The last one is looked at again by the next part.
  const looked = isLast ? steps : steps.slice(0, -1);
  const free = (isEarly: boolean) =>
    looked.filter(([, early, linked]) => linked !== true && early === isEarly).map(([tx]) => String(tx));
  const later = free(false);
  const [waiting] = await connection.queryOne({ text: COUNT_ROWS, values: [toWireList(later)] });
  findings.unsealedEntries += numberOf(waiting);
  for (const id of await findUnreadable(connection, later)) {
    findings.add(unreadableFault(id));
  }
  const early = { text: LIST_IDS, values: [toWireList(free(true))] };
  for (const [id, tx] of await listNamed(connection, early, findings)) {
    const what = `The entry ${String(id)} is of the transaction ${String(tx)}, of which no batch is: it was put in, or low in audit_head is too high.`;
    findings.add({ kind: 'inserted', id: String(id), what });
  }
  return isLast ? undefined : String(steps.at(-1)?.[0]);
}
