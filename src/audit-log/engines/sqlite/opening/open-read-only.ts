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

/** Where a file is read: at its place, or from a copy that nobody else knows and whose name is gone soon. */
export type ReadPlace = 'in place' | 'copy';

/** A connection that only reads, and the file it was opened on. */
export interface ReadConnection {
  readonly database: Database;
  readonly file: WatchedFile;
}

/**
 * Opens a log only to read it: nothing is made, moved or marked. Nothing stays open when this throws.
 *
 * @throws StoreFault when it is no log, is of a later version, or is not whole.
 */
export function openReadOnly(file: string, busyTimeoutMs: number, place: ReadPlace): ReadConnection {
  const Driver = loadDriver();
  if (place === 'in place') {
    refuseLogOfAnother(realpathSync(file));
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

/** Looks whether all of it is there; what a rollback journal made has no other files. Later nobody can spoil a copy, as nobody else knows it. */
function watch(database: Database, file: string, place: ReadPlace): WatchedFile {
  const isWhole = { refuseReplaced: () => undefined };
  if (place === 'copy' && database.pragma('journal_mode', { simple: true }) !== 'wal') {
    return isWhole;
  }
  const opened = new OpenedFile(file, describeReadOnly(database));
  return place === 'copy' ? isWhole : opened;
}

/** Who may not write into the index of the log is not told what of it is in the file. Then all of the log counts. */
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

/** A file of version 1 is read as it is, by the names that version 2 has. */
function showAsNow(database: Database): void {
  const kind = readKind(database);
  refuseForeign(database);
  // What else is not there hinders no reading of what is left.
  if (hasNoTables(database, OLDEST_OF_1)) {
    const why = kind === 'foreign' ? 'no log was begun in it' : 'somebody dropped the tables of its log';
    throw new StoreFault('STORE_WITHOUT_LOG', why);
  }
  if (kind === 1) {
    database.pragma('temp_store = MEMORY');
    database.exec(VIEW_OF_1);
  }
}
