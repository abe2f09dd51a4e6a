import type { Opening } from '../../../ports/engine';
import type { Connection } from '../connection/connection';
import { storeRows } from '../rows/store-batch';
import { findMade, makeVersionAnew, readVersion, refuseLowered, unfit } from './kept-version';
import { lockLog } from './lock-log';
import { CHAIN_TABLES, ENCODING, LOG_TABLES, SERVER_VERSION_MIN, TABLES, UPGRADES } from './tables';
import { goOnBehind } from './transaction-numbers';

/**
 * Which of our tables there are, and the version and the encoding of the server. Tables are looked up in `pg_class`, along the search_path
 * as the statements below do. `to_regclass` will not do: a connection caches that a table is missing, and repeats it within a transaction.
 */
const LOOK = `SELECT string_agg(relname, ' '), current_setting('server_version_num')::integer, current_setting('server_encoding')
  FROM pg_catalog.pg_class
  WHERE relname IN (${[...TABLES, ...CHAIN_TABLES.names].map((name) => `'${name}'`).join(', ')}) AND pg_catalog.pg_table_is_visible(oid)`;
const SET_VERSION = 'UPDATE audit_schema SET version = $1';
const FIND_OPENED = "SELECT 1 FROM audit_entry WHERE event_type = 'audit.opened' AND time > $1 LIMIT 1";

/**
 * Creates the tables if they are missing, and upgrades those of an earlier release.
 *
 * Checks, takes the advisory lock that all processes share, and checks again: another process may have created them meanwhile.
 */
export async function createTables(
  connection: Connection,
  opening: Opening | undefined,
  upgrades: readonly string[] = UPGRADES,
): Promise<void> {
  await makeTables(connection, opening, upgrades);
  await connection.begin(() => goOnBehind(connection), true);
}

async function makeTables(
  connection: Connection,
  opening: Opening | undefined,
  upgrades: readonly string[],
): Promise<void> {
  const isCurrent = (await findVersion(connection, upgrades.length)) === upgrades.length;
  if (isCurrent && opening?.lostSince === undefined) {
    return;
  }
  await connection.transaction(async () => {
    await lockLog(connection, 'making the tables');
    const version = await findVersion(connection, upgrades.length);
    if (version < upgrades.length) {
      await refuseLowered(connection, version);
      await connection.run(upgrades.slice(version).join('\n'));
      await connection.query({ text: SET_VERSION, values: [upgrades.length] });
    }
    if (opening !== undefined && (version === 0 || (await isUntold(connection, opening.lostSince)))) {
      await storeRows(connection, [opening.row]);
    }
  });
}

/** Refuses a database without a log. Other missing tables do not prevent reading: `verify()` names them. */
export async function expectTables(connection: Connection): Promise<void> {
  if ((await findVersion(connection, UPGRADES.length, LOG_TABLES)) === 0) {
    const advice = 'Look at the name of the database, and at the search_path of this user.';
    throw unfit('AUDIT_STORE_MISSING', 'there are no tables of a log', advice);
  }
}

/**
 * Called when a table was not found while the log was open: finds out whether others are there.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_CORRUPT` when others are there, so that nobody creates the missing ones anew.
 */
export async function refuseIncomplete(connection: Connection): Promise<void> {
  await findVersion(connection, UPGRADES.length);
}

/**
 * Which version the tables have; 0 where there are none.
 *
 * @throws AuditStoreError (rejects) when they are of a later release, or not ours, or the server cannot hold them.
 */
async function findVersion(
  connection: Connection,
  versionMax: number,
  needed: readonly string[] = [...TABLES, ...CHAIN_TABLES.names],
): Promise<number> {
  const [names, server, encoding] = await connection.queryOne({ text: LOOK, values: [] });
  const there = typeof names === 'string' ? names.split(' ') : [];
  if (Number(server) < SERVER_VERSION_MIN) {
    throw unfit('AUDIT_STORE_FAILED', 'the server is older than PostgreSQL 13', 'Update the server.');
  }
  if (encoding !== ENCODING) {
    const advice = `Give the audit log a database with the encoding ${ENCODING}.`;
    throw unfit('AUDIT_STORE_FAILED', `the encoding of the database is ${String(encoding)}`, advice);
  }
  const missing = TABLES.filter((name) => !there.includes(name));
  if (missing.length === TABLES.length) {
    return 0;
  }
  if (missing.length === TABLES.length - 1 && there.includes('audit_entry')) {
    const advice = 'Give the audit log a schema of its own.';
    throw unfit('AUDIT_STORE_FOREIGN', 'it holds the table audit_entry of another application', advice);
  }
  // Before the check for missing tables, because a later release may have others: its version is refused here.
  const version = there.includes('audit_schema') ? await readVersion(connection, versionMax) : 0;
  const chained = version < CHAIN_TABLES.since ? [] : CHAIN_TABLES.names;
  await refuseMissing(
    connection,
    [...TABLES, ...chained].filter((name) => needed.includes(name) && !there.includes(name)),
  );
  return version;
}

async function refuseMissing(connection: Connection, missing: readonly string[]): Promise<void> {
  if (missing.length === 0) {
    return;
  }
  const advice =
    missing.join() === 'audit_schema'
      ? `It has nothing but the version of the others. As their owner: ${makeVersionAnew(await findMade(connection))}.`
      : 'Restore them from a backup; or drop the others, too, so that all are made anew.';
  throw unfit('AUDIT_STORE_CORRUPT', `of its tables these are not there: ${missing.join(', ')}`, advice);
}

/** Several processes may lose the same store and go on in this one: only the first of them records it. */
async function isUntold(connection: Connection, lostSince: number | undefined): Promise<boolean> {
  return (
    lostSince !== undefined &&
    (await connection.query({ text: FIND_OPENED, values: [lostSince] })).length === 0
  );
}
