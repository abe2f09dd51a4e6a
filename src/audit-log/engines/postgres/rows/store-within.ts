import type { EntryRow } from '../../../domain/entry-row';
import { AuditStoreError } from '../../../domain/errors';
import { otherLog } from '../../../domain/other-log';
import { COLUMN_NAMES, COLUMNS, NUMBER_COLUMNS } from '../../sql/entry-columns';
import { readValues } from '../connection/read-values';
import { toWireText } from '../connection/wire-text';
import type { PostgresLog } from '../postgres-log';
import { explainPostgresFailure } from '../refusals/explain-postgres-failure';
import { isByOthers } from '../refusals/refusing-tables';
import { findIdentity } from '../tables/log-identity';
import { isPostgresClient, type PostgresClient } from './callers-client';

/** What is used of a connection of `pg`. */
interface AskedClient {
  query(query: object): Promise<unknown>;
  /** Newer releases of `pg` have it. `I` means: outside of a transaction. */
  getTransactionStatus?(): unknown;
  /** `pg` has these, though not in its types. */
  readonly _connected?: unknown;
  readonly _connecting?: unknown;
}

/**
 * What is being stored over a connection. Entries that are recorded at once are stored one after another: `pg` warns who puts a statement to
 * a connection that is at work on another, and version 9 will refuse it.
 */
const underWay = new WeakMap<PostgresClient, Promise<void>>();

/** The identity of the log into which a connection stores. */
const identities = new WeakMap<AskedClient, string>();

/**
 * Marks the transaction with its number, which no other has. The setting is local: it ends with the transaction, or at once outside of one.
 */
const MARK = `SELECT set_config('audit_race.within', pg_current_xact_id()::text, true),
  pg_catalog.to_regclass('audit_entry')::oid::text`;
const FIND_MARK = "SELECT current_setting('audit_race.within', true)";

const VALUES = COLUMN_NAMES.map((name, index) =>
  NUMBER_COLUMNS.includes(name) ? `$${index + 1}::bigint` : `$${index + 1}::text`,
).join(', ');

/**
 * Inserts only in the transaction that was marked: another statement of the caller may have ended it meanwhile. No batch is noted, because
 * the transaction may never commit. It needs no ON CONFLICT, because the id is new.
 */
const INSERT_ONE = `INSERT INTO audit_entry (${COLUMNS}) SELECT ${VALUES}
  WHERE current_setting('audit_race.within', true) = $${COLUMN_NAMES.length + 1}::text`;

/**
 * Stores a row in the transaction that is open on a connection; resolves when the server has taken it.
 *
 * @throws AuditOptionError (rejects) when the connection leads to another log.
 * @throws AuditStoreError (rejects) when no transaction is open, or the server refuses the row: then it refuses everything else in the
 * transaction, too.
 */
export function storeWithinPostgres(
  client: PostgresClient,
  row: EntryRow,
  log: PostgresLog | undefined,
): Promise<void> {
  const before = underWay.get(client);
  const store = () => storeRow(client, row, log);
  const stored = before === undefined ? store() : before.then(store);
  // Nobody waits for the last one for ever: the next begins whatever came of it.
  const settled = stored.then(ignore, ignore).then(() => {
    if (underWay.get(client) === settled) {
      underWay.delete(client);
    }
  });
  underWay.set(client, settled);
  return stored;
}

function ignore(): void {
  // The caller hears of it.
}

async function storeRow(client: PostgresClient, row: EntryRow, log: PostgresLog | undefined): Promise<void> {
  const values = row.map((value) => (typeof value === 'string' ? toWireText(value) : value));
  const asked = askedClient(client);
  const [mark, table] = await askRow(asked, MARK);
  if (typeof mark !== 'string') {
    throw notStored();
  }
  if (log?.identity !== undefined) {
    await refuseOtherLog(asked, log, table);
  }
  const answer = await insert(asked, [...values, mark]);
  if (Object(answer).rowCount !== 1) {
    const [found] = await askRow(asked, FIND_MARK);
    throw found === mark ? notStored() : ended();
  }
}

function notStored(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FAILED',
    'This connection of pg has not stored the entry: it answered, but not that a row was inserted. Hand in a Client of pg, and look at the triggers and rules of audit_entry.',
  );
}

function ended(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FAILED',
    'The transaction of this connection of pg ended before the entry was stored, or none was open: the entry is nowhere. Await "BEGIN" first, and record() before "COMMIT" or "ROLLBACK".',
  );
}

/** Caches the identity, because a connection stays on its server. If it seems to lead to another log, both are asked anew. */
async function refuseOtherLog(client: AskedClient, log: PostgresLog, table: unknown): Promise<void> {
  const known = identities.get(client);
  if (known === log.identity && known?.endsWith(` ${String(table)}`)) {
    return;
  }
  const identity = await findIdentity((text) => askRow(client, text));
  if (identity !== undefined && identity !== log.identity && identity !== (await log.identify())) {
    throw otherLog('the database and the schema');
  }
  if (identity !== undefined) {
    identities.set(client, identity);
  }
}

async function askRow(client: AskedClient, text: string): Promise<readonly unknown[]> {
  try {
    const { rows } = Object(await readValues(client, { text }));
    return Array.isArray(rows) && Array.isArray(rows[0]) ? rows[0] : [];
  } catch (error) {
    throw explain(error);
  }
}

async function insert(client: AskedClient, values: readonly (string | number | null)[]): Promise<unknown> {
  try {
    return await client.query({ text: INSERT_ONE, values });
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): unknown {
  switch (Object(error).code) {
    case '42P01':
      return isByOthers(error) ? explainPostgresFailure(undefined, error) : withoutTables(error);
    case '25006':
      return readOnly(error);
    default:
      return explainPostgresFailure(undefined, error);
  }
}

function askedClient(client: PostgresClient): AskedClient {
  const asked: unknown = client;
  if (isAsked(asked) && asked._connected === false && asked._connecting === false) {
    // `pg` would queue the statement for a connection that nobody makes.
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'This Client of pg was never connected. Await client.connect() and "BEGIN" first, then record.',
    );
  }
  if (!isAsked(asked) || asked.getTransactionStatus?.() === 'I') {
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'This connection of pg is in no transaction: the entry would stay when the action fails. Await "BEGIN" first, then record.',
    );
  }
  return asked;
}

function isAsked(client: unknown): client is AskedClient {
  return isPostgresClient(client);
}

/**
 * The usual advice for this error is to name another server than a standby. Here the caller has begun the transaction, and can change that.
 */
function readOnly(error: unknown): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_READ_ONLY',
    'The transaction of this connection of pg may only read. Begin it with "BEGIN READ WRITE", on a server that accepts writes, and let default_transaction_read_only be off.',
    explainPostgresFailure(undefined, error),
  );
}

function withoutTables(error: unknown): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_MISSING',
    'This connection of pg finds no tables of a log. Use the database and the search_path of the log, and await ensureSession() once before.',
    explainPostgresFailure(undefined, error),
  );
}
