import { AuditStoreError, type StoreFailure } from '../../../domain/errors';
import { describeValue } from '../../../domain/harmless-text';
import type { Opening } from '../../../ports/engine';
import type { Connection } from '../connection/connection';
import { saidBy } from '../refusals/explain-postgres-failure';
import { OF_SHAPE } from '../refusals/of-shape';
import { storeRows } from '../rows/store-batch';
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
/** Reads every version as text, whatever rows and types the table has. */
const FIND_VERSION = `SELECT string_agg(coalesce(to_jsonb(kept) ->> 'version', ''), ' ') FROM audit_schema AS kept`;
const VERSION = /^\d+$/;
const SET_VERSION = 'UPDATE audit_schema SET version = $1';
/** The lowest version that the tables can have, by what versions 2 and 3 add. Upgrades to later versions can be applied twice. */
const FIND_MADE = `SELECT CASE
    WHEN EXISTS (SELECT FROM pg_catalog.pg_attribute WHERE attrelid = 'audit_batch'::regclass AND attname = 'place' AND NOT attisdropped) THEN 3
    WHEN EXISTS (SELECT FROM pg_catalog.pg_trigger WHERE tgrelid = 'audit_entry'::regclass AND tgname = 'audit_entry_kept') THEN 2
    ELSE 1 END`;
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
  refuseMissing([...TABLES, ...chained].filter((name) => needed.includes(name) && !there.includes(name)));
  return version;
}

async function readVersion(connection: Connection, versionMax: number): Promise<number> {
  const found = await findVersions(connection);
  const versions = typeof found === 'string' ? found.split(' ') : [];
  const version = versions.map(Number).reduce((most, each) => Math.max(most, each), 0);
  if (!versions.every((one) => VERSION.test(one)) || !(version >= 1)) {
    const advice = `Set it back to the version of the release that has written to it last; this one has ${versionMax}.`;
    throw unfit(
      'AUDIT_STORE_CORRUPT',
      `audit_schema says that its tables have version ${describeValue(found)}, which no release has`,
      advice,
    );
  }
  if (version > versionMax) {
    const why = `its tables have version ${version}, and this release knows up to ${versionMax}`;
    throw unfit('AUDIT_STORE_NEWER', why, 'Update audit-race; the tables are left as they are.');
  }
  return version;
}

async function findVersions(connection: Connection): Promise<unknown> {
  try {
    return (await connection.queryOne({ text: FIND_VERSION, values: [] }))[0];
  } catch (error) {
    if (!OF_SHAPE.test(String(Object(error).code))) {
      throw error;
    }
    const advice = `Put the table back: its only column is the integer version, and its only row has the version of the release that has written to it last. This one has ${UPGRADES.length}.`;
    throw unfit('AUDIT_STORE_CORRUPT', `audit_schema cannot be read: ${saidBy(error)}`, advice);
  }
}

/** Refuses a version that somebody has set back, because upgrades that were applied already cannot be applied again. */
async function refuseLowered(connection: Connection, version: number): Promise<void> {
  const [made] = version === 0 ? [0] : await connection.queryOne({ text: FIND_MADE, values: [] });
  if (Number(made) > version) {
    const why = `audit_schema says that its tables have version ${version}, and they are those of version ${Number(made)}`;
    const advice = `Set it back: UPDATE audit_schema SET version = ${Number(made)}.`;
    throw unfit('AUDIT_STORE_CORRUPT', why, advice);
  }
}

function refuseMissing(missing: readonly string[]): void {
  if (missing.length > 0) {
    const advice = 'Restore them from a backup; or drop the others, too, so that all are made anew.';
    throw unfit('AUDIT_STORE_CORRUPT', `of its tables these are not there: ${missing.join(', ')}`, advice);
  }
}

/** Several processes may lose the same store and go on in this one: only the first of them records it. */
async function isUntold(connection: Connection, lostSince: number | undefined): Promise<boolean> {
  return (
    lostSince !== undefined &&
    (await connection.query({ text: FIND_OPENED, values: [lostSince] })).length === 0
  );
}

function unfit(code: StoreFailure, why: string, advice: string): AuditStoreError {
  return new AuditStoreError(code, `The PostgreSQL store cannot be opened: ${why}. ${advice}`);
}
