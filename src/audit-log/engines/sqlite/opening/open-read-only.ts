import { realpathSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { refuseLogOfAnother } from '../../sqlite-file/keep-log';
import { loadDriver } from '../../sqlite-file/load-driver';
import { describe } from '../../sqlite-file/open-database';
import type { OpenedDatabase } from '../../sqlite-file/opened-database';
import { OpenedFile, type WatchedFile } from '../../sqlite-file/opened-file';
import { toFailure } from '../../worker/worker-protocol';
import { readKind, refuseForeign } from '../tables/create-tables';
import { hasNoTables, OLDEST_OF_1 } from '../tables/missing-tables';
import { VIEW_OF_1 } from '../tables/tables';

/** Where a file is read: in place, or from a copy that nobody else knows and that is unlinked soon after it is opened. */
export type ReadPlace = 'in place' | 'copy';

/** A connection that only reads, and the file it was opened on. */
export interface ReadConnection {
  readonly database: Database;
  readonly file: WatchedFile;
}

/**
 * Opens a log only to read it: creates no tables, migrates nothing, sets no mark. Nothing stays open when this throws.
 *
 * @throws StoreFault when it is no log, is of a later version, or is not whole.
 */
export function openReadOnly(path: string, busyTimeoutMs: number, place: ReadPlace): ReadConnection {
  const Driver = loadDriver();
  const file = realpathSync(path);
  if (place === 'in place') {
    refuseLogOfAnother(file);
  }
  const database = new Driver(file, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  try {
    showAsNow(database);
    return { database, file: watch(database, file, place) };
  } catch (error) {
    database.close();
    throw error;
  }
}

/**
 * Checks that the database is complete. A copy in rollback-journal mode has no write-ahead log to check. A copy is checked only
 * once: nobody else knows it, so nobody can damage it later.
 */
function watch(database: Database, file: string, place: ReadPlace): WatchedFile {
  const isWhole = { refuseReplaced: () => undefined };
  if (place === 'copy' && database.pragma('journal_mode', { simple: true }) !== 'wal') {
    return isWhole;
  }
  const opened = new OpenedFile(file, describeReadOnly(database));
  return place === 'copy' ? isWhole : opened;
}

/**
 * A user who may not write to `-shm` does not learn from SQLite how many frames of the write-ahead log are in the file already.
 * Then all of its frames count.
 */
function describeReadOnly(database: Database): OpenedDatabase {
  const described = describe(database);
  const countFrames = () => {
    try {
      return described.countFrames();
    } catch (error) {
      if (toFailure(error).code === 'SQLITE_READONLY') {
        return { committed: 0, written: 0 };
      }
      throw error;
    }
  };
  return { ...described, countFrames };
}

/** Shows a file of version 1 under the names of version 2, without changing the file. */
function showAsNow(database: Database): void {
  const kind = readKind(database);
  refuseForeign(database);
  // The entries are enough: other tables may be missing from a log that is only read.
  if (hasNoTables(database, OLDEST_OF_1)) {
    const why = kind === 'foreign' ? 'no log was begun in it' : 'somebody dropped the tables of its log';
    throw new StoreFault('STORE_WITHOUT_LOG', why);
  }
  if (kind === 1) {
    database.pragma('temp_store = MEMORY');
    database.exec(VIEW_OF_1);
  }
}
