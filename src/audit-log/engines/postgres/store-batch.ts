import type { EntryRow } from '../../domain/entry-row';
import { AuditStoreError } from '../../domain/errors';
import type { EntryBatch } from '../../ports/engine';
import { COLUMN_NAMES, COLUMNS } from '../sql/entry-columns';
import type { Connection, Sql } from './connection';
import { toWireJson, toWireText } from './wire-text';

/** What is stored already stays as it is. */
const LEFT_ALONE = 'ON CONFLICT (id) DO NOTHING';

/** A batch that goes on from the one before it: all that it takes, nearly always. */
const MOVE_ON =
  'UPDATE audit_writer SET batch = $2::bigint, time = $3::bigint WHERE id = $1::text AND batch = $2::bigint - 1 RETURNING 1';

/** The first batch of a writer. */
const BEGIN = `INSERT INTO audit_writer (id, batch, time) VALUES ($1::text, $2::bigint, $3::bigint) ${LEFT_ALONE} RETURNING 1`;

/** The values of a row, out of the list of them. */
const VALUES = COLUMN_NAMES.map((name, index) =>
  name === 'time' || name === 'occurred_at' ? `(r ->> ${index})::bigint` : `r ->> ${index}`,
).join(', ');

/**
 * Rows out of one parameter: a third of what it costs us to send a parameter for each column. A row that is stored already
 * stays as it is; one that cannot be stored is a failure of all of them.
 */
const insertRows = (from: string) =>
  `INSERT INTO audit_entry (${COLUMNS}) SELECT ${VALUES} FROM ${from} AS r ${LEFT_ALONE}`;

/**
 * Where somebody has turned it off, rows are said to be stored that are not on disk yet. For this transaction alone: the connection
 * may be somebody else's.
 */
const TO_DISK = `CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END`;

/** One statement, and so one transaction and one round trip: nothing of it is done unless the writer moves on. */
const storeBy = (move: string) => `
  WITH moved AS (${move}),
  entry AS (${insertRows('moved, jsonb_array_elements($4::jsonb)')} RETURNING seq),
  noted AS (
    INSERT INTO audit_batch (first_seq, rows, writer, batch)
    SELECT min(seq), count(*), $1::text, $2::bigint FROM entry HAVING count(*) > 0
  )
  SELECT (SELECT count(*) FROM moved) = 1, ${TO_DISK}`;

const STORE_FIRST = storeBy(BEGIN);
const STORE_NEXT = storeBy(MOVE_ON);
const FIND_LAST_BATCH = 'SELECT batch FROM audit_writer WHERE id = $1';

/** Rows that are no batch of a writer. */
const STORE_ROWS = `
  WITH entry AS (${insertRows('jsonb_array_elements($1::jsonb)')} RETURNING seq)
  INSERT INTO audit_batch (first_seq, rows) SELECT min(seq), count(*) FROM entry HAVING count(*) > 0`;

/**
 * What stores the next batch of a writer. Written at once, so that it is ready when its turn comes.
 *
 * A batch that is stored already is left alone. One that skips a number is refused (`AUDIT_STORE_BEHIND`).
 */
export function prepareBatch({ writer, batch, rows }: EntryBatch): (connection: Connection) => Promise<void> {
  const id = toWireText(writer);
  const all = [...rows];
  const sql: Sql = {
    name: batch === 1 ? 'audit_store_first' : 'audit_store_next',
    text: batch === 1 ? STORE_FIRST : STORE_NEXT,
    values: [id, batch, all.at(-1)?.[1] ?? 0, toWireJson(all)],
  };
  return async (connection) => {
    const [hasMoved] = await connection.queryOne(sql);
    // Asked only now: another connection may have stored it while ours waited for it.
    if (hasMoved !== true) {
      refuseGap(batch, await connection.queryOne({ text: FIND_LAST_BATCH, values: [id] }));
    }
  };
}

function refuseGap(batch: number, [last = 0]: readonly unknown[]): void {
  if (batch > Number(last)) {
    throw new AuditStoreError(
      'AUDIT_STORE_BEHIND',
      `The PostgreSQL store cannot take batch ${batch} of its writer: ${Number(last)} are stored. Send it again after the batches before it.`,
    );
  }
}

/** Stores rows that are no batch of a writer, within a transaction. */
export async function storeRows(connection: Connection, rows: readonly EntryRow[]): Promise<void> {
  await connection.query({ text: STORE_ROWS, values: [toWireJson(rows)] });
}
