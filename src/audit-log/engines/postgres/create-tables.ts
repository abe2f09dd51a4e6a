import { AuditStoreError, type StoreFailure } from '../../domain/errors';
import type { Opening } from '../../ports/engine';
import type { Connection } from './connection';
import { storeRows } from './store-batch';
import { CREATE_TABLES, ENCODING, SCHEMA_VERSION, SERVER_VERSION_MIN } from './tables';

/** What there is, and on which server. `to_regclass` looks where the statements below will. */
const LOOK = `SELECT to_regclass('audit_schema') IS NOT NULL, to_regclass('audit_entry') IS NOT NULL,
  current_setting('server_version_num')::integer, current_setting('server_encoding')`;
const FIND_VERSION = 'SELECT max(version) FROM audit_schema';
const FIND_OPENED = "SELECT 1 FROM audit_entry WHERE event_type = 'audit.opened' AND time > $1 LIMIT 1";

/** Makes the tables where they are missing. */
export async function createTables(connection: Connection, opening: Opening | undefined): Promise<void> {
  const isCurrent = await hasTables(connection);
  if (isCurrent && opening?.lostSince === undefined) {
    return;
  }
  await connection.transaction(async () => {
    if (!isCurrent) {
      await connection.run(CREATE_TABLES);
    }
    if (opening !== undefined && (!isCurrent || (await isUntold(connection, opening.lostSince)))) {
      await storeRows(connection, [opening.row]);
    }
  });
}

/** Refuses to read where there are no tables. */
export async function expectTables(connection: Connection): Promise<void> {
  if (!(await hasTables(connection))) {
    throw unfit('AUDIT_STORE_MISSING', 'there are no tables of a log', 'Look at the name of the database.');
  }
}

/**
 * Whether the tables are there, and are those that this release knows.
 *
 * @throws AuditStoreError (rejects) when they are of a later release, or not ours, or the server cannot hold them.
 */
async function hasTables(connection: Connection): Promise<boolean> {
  const [isOurs, isThere, server, encoding] = await connection.queryOne({ text: LOOK, values: [] });
  if (Number(server) < SERVER_VERSION_MIN) {
    throw unfit('AUDIT_STORE_FAILED', 'the server is older than PostgreSQL 13', 'Update the server.');
  }
  if (encoding !== ENCODING) {
    const advice = `Give the audit log a database with the encoding ${ENCODING}.`;
    throw unfit('AUDIT_STORE_FAILED', `the encoding of the database is ${String(encoding)}`, advice);
  }
  if (isOurs !== true && isThere === true) {
    const advice = 'Give the audit log a schema of its own.';
    throw unfit('AUDIT_STORE_FOREIGN', 'it holds the table audit_entry of another application', advice);
  }
  if (isOurs !== true) {
    return false;
  }
  const [version] = await connection.queryOne({ text: FIND_VERSION, values: [] });
  if (Number(version) > SCHEMA_VERSION) {
    const why = `its tables have version ${Number(version)}, and this release knows up to ${SCHEMA_VERSION}`;
    throw unfit('AUDIT_STORE_NEWER', why, 'Update audit-race; the tables are left as they are.');
  }
  return true;
}

/** Of those who have lost one store to another, the first tells it. */
async function isUntold(connection: Connection, lostSince: number | undefined): Promise<boolean> {
  return (
    lostSince !== undefined &&
    (await connection.query({ text: FIND_OPENED, values: [lostSince] })).length === 0
  );
}

function unfit(code: StoreFailure, why: string, advice: string): AuditStoreError {
  return new AuditStoreError(code, `The PostgreSQL store cannot be opened: ${why}. ${advice}`);
}
