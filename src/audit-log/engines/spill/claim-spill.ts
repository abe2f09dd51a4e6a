import type { Database } from 'better-sqlite3';
import { createTables } from '../sqlite/tables/create-tables';
import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { closeDatabase, openDatabase } from '../sqlite-file/open-database';
import { tellFailure } from '../sqlite-file/tell-failure';

/** Which database a log is in, by names that no other database has: one for each way to it that is known. */
export interface SpillOwner {
  /** The names that are written into a file in which its entries are kept. */
  readonly names: readonly string[];
  /** What it sends has one of these names. */
  readonly sends: readonly string[];
}

/** The name of a database of which nobody can say yet which it is: an engine of somebody's own leads there, and was never open. */
export const UNKNOWN_DATABASE = 'unknown';

/** So long it waits for others at most, in milliseconds: nothing else happens in this thread meanwhile. */
const BUSY_MS = 5000;

/** A release that knows nothing of the table leaves it alone. */
const MAKE_TABLE = 'CREATE TABLE IF NOT EXISTS spill_owner (name TEXT PRIMARY KEY)';
const FIND_NAMES = 'SELECT name FROM spill_owner';
const ADD_NAME = 'INSERT OR IGNORE INTO spill_owner VALUES (?)';
const IS_LOG = 'SELECT EXISTS (SELECT 1 FROM audit_writer)';

/**
 * Writes into a spill file to which database it belongs, where nobody has done so before, and makes the file where it is missing. Of
 * several who do so at once, one is the first.
 *
 * @returns Whether its entries are those of this database, so that more may be kept there; or sent, where that is asked.
 * @throws AuditStoreError when the file cannot be opened or written.
 */
export function claimSpill(file: string, owner: SpillOwner, purpose: 'keep' | 'send'): boolean {
  try {
    const opened = openDatabase(file, BUSY_MS);
    try {
      const { database } = opened;
      return database.transaction(() => claim(database, owner, purpose)).immediate();
    } finally {
      closeDatabase(opened.database, opened.file);
    }
  } catch (error) {
    throw explainSqliteFailures(file)(tellFailure(error), 'store');
  }
}

function claim(database: Database, { names, sends }: SpillOwner, purpose: 'keep' | 'send'): boolean {
  createTables(database, undefined, () => undefined);
  // What a log has stored has a writer; what was spilled has none.
  if (database.prepare(IS_LOG).pluck().get() === 1) {
    return false;
  }
  database.exec(MAKE_TABLE);
  const found = database.prepare(FIND_NAMES).pluck().all();
  const isAmong = (some: readonly string[]) =>
    found.length === 0 || some.some((name) => found.includes(name));
  if (isAmong(names)) {
    for (const name of names) {
      database.prepare(ADD_NAME).run(name);
    }
  }
  return isAmong(purpose === 'keep' ? names : sends);
}
