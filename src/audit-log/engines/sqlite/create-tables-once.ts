import type { Database } from 'better-sqlite3';
import { APPLICATION_ID, CREATE_TABLES, SCHEMA_VERSION } from './sqlite-schema';
import { StoreFault } from './store-fault';

/** Makes the tables once, however many connections and processes try: look, lock, look again. */
export function createTablesOnce(database: Database): void {
  if (isCurrent(database)) {
    return;
  }
  const createOnce = database.transaction(() => {
    if (!isCurrent(database)) {
      refuseForeign(database);
      database.exec(CREATE_TABLES);
    }
  });
  createOnce.immediate();
}

/** Whether the tables are the ones this version knows. */
function isCurrent(database: Database): boolean {
  if (readNumber(database, 'application_id') !== APPLICATION_ID) {
    return false;
  }
  const version = readNumber(database, 'user_version');
  if (version > SCHEMA_VERSION) {
    const why = `its tables have version ${version}, and this release knows up to ${SCHEMA_VERSION}`;
    throw new StoreFault('NEWER', why);
  }
  return version === SCHEMA_VERSION;
}

/** A file with somebody else's tables is not ours to add to. */
function refuseForeign(database: Database): void {
  const table: unknown = database.prepare('SELECT name FROM sqlite_schema LIMIT 1').pluck().get();
  if (table !== undefined) {
    throw new StoreFault('FOREIGN', `it holds the table ${String(table)} of another application`);
  }
}

function readNumber(database: Database, pragma: string): number {
  return Number(database.pragma(pragma, { simple: true }));
}
