import type { Database } from 'better-sqlite3';
import type { EntryRow } from '../../domain/entry-row';
import { StoreFault } from './explain-sqlite-failure';

/** "AuRa" in ASCII: marks a file as ours, so that another program's database is never taken for a log. */
const APPLICATION_ID = 0x41755261;

/**
 * The version of the tables below, kept in the file as `user_version`. It rises when an earlier release could do harm.
 *
 * What a release merely adds is found by its name, so that processes of both releases can share a file.
 */
const SCHEMA_VERSION = 1;

/** The table that was added last: where it is, the others are. */
const ADDED_LAST = 'audit_writer';

/** The columns in the order of an `EntryRow`; the compiler counts them. */
const NAMES = [
  'id',
  'time',
  'event_type',
  'actor',
  'subject',
  'outcome',
  'correlation_id',
  'details',
] as const satisfies { readonly length: EntryRow['length'] };

/** The columns, as they are listed in SQL. */
export const COLUMNS = NAMES.join(', ');

/** A question mark for each column. */
export const PLACEHOLDERS = NAMES.map(() => '?').join(', ');

/**
 * The entries, and one index for each question that has to be quick in a log of millions; and of each writer the last batch
 * that is stored, with the time of its last entry.
 *
 * Every index of entries ends in `time`, because every list is newest first.
 */
export const CREATE_TABLES = `
  CREATE TABLE IF NOT EXISTS audit_entry (
    id TEXT PRIMARY KEY NOT NULL,
    time INTEGER NOT NULL,
    event_type TEXT NOT NULL,
    actor TEXT,
    subject TEXT,
    outcome TEXT,
    correlation_id TEXT,
    details TEXT
  ) STRICT;
  CREATE INDEX IF NOT EXISTS audit_entry_time ON audit_entry (time, id);
  CREATE INDEX IF NOT EXISTS audit_entry_event_type ON audit_entry (event_type, time);
  CREATE INDEX IF NOT EXISTS audit_entry_actor ON audit_entry (actor, time) WHERE actor IS NOT NULL;
  CREATE INDEX IF NOT EXISTS audit_entry_subject ON audit_entry (subject, time) WHERE subject IS NOT NULL;
  CREATE INDEX IF NOT EXISTS audit_entry_correlation ON audit_entry (correlation_id, time) WHERE correlation_id IS NOT NULL;
  CREATE TABLE IF NOT EXISTS audit_writer (
    id TEXT PRIMARY KEY NOT NULL,
    batch INTEGER NOT NULL,
    time INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};
`;

/** Makes the tables once, however many connections and processes try: look, lock, look again. */
export function createTables(database: Database): void {
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
  if (!isOurs(database)) {
    return false;
  }
  const version = readNumber(database, 'user_version');
  if (version > SCHEMA_VERSION) {
    const why = `its tables have version ${version}, and this release knows up to ${SCHEMA_VERSION}`;
    throw new StoreFault('STORE_NEWER', why);
  }
  return version === SCHEMA_VERSION && findTable(database, 'WHERE name = ?', ADDED_LAST) !== undefined;
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
