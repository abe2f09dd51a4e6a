import type { Database } from 'better-sqlite3';
import { StoreFault } from './explain-sqlite-failure';
import { ADDED_LAST, APPLICATION_ID, CREATE_TABLES, MOVE_FROM_1, SCHEMA_VERSION } from './tables';

/** Makes the tables once, however many connections and processes try: look, lock, look again. */
export function createTables(database: Database): void {
  if (isCurrent(database)) {
    return;
  }
  const createOnce = database.transaction(() => {
    if (!isCurrent(database)) {
      refuseForeign(database);
      database.exec(readKind(database) === 1 ? MOVE_FROM_1 : CREATE_TABLES);
    }
  });
  createOnce.immediate();
}

/** Which version of the tables a file has, or that they are not ours. */
export function readKind(database: Database): number | 'foreign' {
  if (!isOurs(database)) {
    return 'foreign';
  }
  const version = readNumber(database, 'user_version');
  if (version > SCHEMA_VERSION) {
    const why = `its tables have version ${version}, and this release knows up to ${SCHEMA_VERSION}`;
    throw new StoreFault('STORE_NEWER', why);
  }
  return version;
}

/** Whether the tables are the ones this version knows. */
function isCurrent(database: Database): boolean {
  return (
    readKind(database) === SCHEMA_VERSION && findTable(database, 'WHERE name = ?', ADDED_LAST) !== undefined
  );
}

/** A file with somebody else's tables is not ours to add to. */
function refuseForeign(database: Database): void {
  const table = findTable(database, 'LIMIT 1');
  if (table !== undefined && !isOurs(database)) {
    throw new StoreFault('STORE_FOREIGN', `it holds the table ${String(table)} of another application`);
  }
}

function isOurs(database: Database): boolean {
  return readNumber(database, 'application_id') === APPLICATION_ID;
}

function findTable(database: Database, which: string, ...values: readonly string[]): unknown {
  return database
    .prepare(`SELECT name FROM sqlite_schema ${which}`)
    .pluck()
    .get(...values);
}

function readNumber(database: Database, pragma: string): number {
  return Number(database.pragma(pragma, { simple: true }));
}
