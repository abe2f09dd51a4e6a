import { AuditStoreError, type StoreFailure } from '../../domain/errors';
import type { Opening } from '../../ports/engine';
import type { Connection } from './connection';
import { lockLog } from './lock-log';
import { storeRows } from './store-batch';
import { ENCODING, SERVER_VERSION_MIN, TABLES, UPGRADES } from './tables';

/**
 * What there is, and on which server. Tables are looked for where the statements below will, and in `pg_class`: of `to_regclass` a
 * connection remembers what was not there, and within a transaction goes on saying so.
 */
const LOOK = `SELECT coalesce(bool_or(relname = 'audit_schema'), false), coalesce(bool_or(relname = 'audit_entry'), false),
  current_setting('server_version_num')::integer, current_setting('server_encoding'), count(*)
  FROM pg_catalog.pg_class
  WHERE relname IN (${TABLES.map((name) => `'${name}'`).join(', ')}) AND pg_catalog.pg_table_is_visible(oid)`;
const FIND_VERSION = 'SELECT max(version) FROM audit_schema';
const SET_VERSION = 'UPDATE audit_schema SET version = $1';
const FIND_OPENED = "SELECT 1 FROM audit_entry WHERE event_type = 'audit.opened' AND time > $1 LIMIT 1";

/**
 * Makes the tables where they are missing, and makes those of an earlier release the ones of this.
 *
 * Looks, takes the lock that all processes share, and looks again: another may have made them while this one waited.
 */
export async function createTables(
  connection: Connection,
  opening: Opening | undefined,
  upgrades: readonly string[] = UPGRADES,
): Promise<void> {
  const isCurrent = (await findVersion(connection, upgrades.length)) === upgrades.length;
  if (isCurrent && opening?.lostSince === undefined) {
    return;
  }
  await connection.transaction(async () => {
    await lockLog(connection, 'making the tables');
    const version = await findVersion(connection, upgrades.length);
    if (version < upgrades.length) {
      await connection.run(upgrades.slice(version).join('\n'));
      await connection.query({ text: SET_VERSION, values: [upgrades.length] });
    }
    if (opening !== undefined && (version === 0 || (await isUntold(connection, opening.lostSince)))) {
      await storeRows(connection, [opening.row]);
    }
  });
}

/** Refuses to read where there are no tables. */
export async function expectTables(connection: Connection): Promise<void> {
  if ((await findVersion(connection, UPGRADES.length)) === 0) {
    throw unfit('AUDIT_STORE_MISSING', 'there are no tables of a log', 'Look at the name of the database.');
  }
}

/**
 * Which version the tables have; 0 where there are none.
 *
 * @throws AuditStoreError (rejects) when they are of a later release, or not ours, or the server cannot hold them.
 */
async function findVersion(connection: Connection, versionMax: number): Promise<number> {
  const [isOurs, isThere, server, encoding, tableCount] = await connection.queryOne({
    text: LOOK,
    values: [],
  });
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
    return 0;
  }
  const [version] = await connection.queryOne({ text: FIND_VERSION, values: [] });
  if (Number(version) > versionMax) {
    const why = `its tables have version ${Number(version)}, and this release knows up to ${versionMax}`;
    throw unfit('AUDIT_STORE_NEWER', why, 'Update audit-race; the tables are left as they are.');
  }
  // A later release may have others, so this comes last.
  if (Number(tableCount) < TABLES.length) {
    const advice = 'Restore them from a backup; or drop the others, too, so that all are made anew.';
    throw unfit('AUDIT_STORE_CORRUPT', `of the tables ${TABLES.join(', ')} not all are there`, advice);
  }
  return Number(version);
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
