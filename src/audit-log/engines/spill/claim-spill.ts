import type { Database } from 'better-sqlite3';
import { createTables } from '../sqlite/tables/create-tables';
import { cleanUpBrokenOff, withCleanUp } from '../sqlite-file/clean-up';
import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { closeDatabase, openDatabase } from '../sqlite-file/open-database';
import { tellFailure } from '../sqlite-file/tell-failure';
import type { SpillOwner } from './name-spill-file';

/** How long it waits for other connections at most, in milliseconds. It blocks this thread. */
const BUSY_MS = 5000;

/** An earlier release does not know this table, and leaves it alone. */
const MAKE_TABLE = 'CREATE TABLE IF NOT EXISTS spill_owner (name TEXT PRIMARY KEY)';
const FIND_NAMES = 'SELECT name FROM spill_owner';
const ADD_NAME = 'INSERT OR IGNORE INTO spill_owner VALUES (?)';
const IS_LOG = 'SELECT EXISTS (SELECT 1 FROM audit_writer)';

/**
 * Writes into a spill file to which database it belongs, unless another process has done so, and makes the file if it is missing.
 * If several processes do this at once, one of them is first.
 *
 * @returns Whether the entries in the file are those of this database, so that this log may keep more there or, for `send`, send
 * them.
 * @throws AuditStoreError when the file cannot be opened or written.
 */
export function claimSpill(file: string, owner: SpillOwner, purpose: 'keep' | 'send'): boolean {
  try {
    cleanUpBrokenOff();
    const { database, file: opened } = openDatabase(file, BUSY_MS);
    return withCleanUp(
      () => database.transaction(() => claim(database, owner, purpose)).immediate(),
      () => closeDatabase(database, opened),
    );
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
