import { realpathSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { checkpoint, checkpointIfRoom } from './checkpoint';
import { StoreFault } from './explain-sqlite-failure';
import { keepLogOfAnother } from './keep-log';
import { loadDriver, readDriverPackage } from './load-driver';
import { makeFile, refuseUnwritable } from './make-file';
import type { OpenedDatabase } from './opened-database';
import { OpenedFile } from './opened-file';
import { refuseOtherName } from './other-name';
import { isBusy } from './take-lock';

/**
 * Pages in the write-ahead log before they are copied into the file: 16 MiB.
 *
 * SQLite's own 1000 is made for small transactions. With transactions of 4096 rows, 4000 stored 16 % more rows a second
 * on a disk; 16000 added 6 % more, and made a log of 70 MiB that every opening after a crash has to read.
 */
const CHECKPOINT_PAGES = 4000;

/** What the write-ahead log is cut back to when another process's long read has made it grow. */
const LOG_BYTES_MAX = 32 * 2 ** 20;

const RETRY_MS_MAX = 20;
const sleeper = new Int32Array(new SharedArrayBuffer(4));

/** A connection, and the file it was opened on. */
export interface OpenDatabase {
  readonly database: Database.Database;
  readonly file: OpenedFile;
  /** Where the WAL is kept that lay beside it and was of another file. */
  readonly keptLog?: string | undefined;
}

/** Opens the file, and makes it and its folders where they are missing. Nothing stays open when this throws. */
export function openDatabase(file: string, busyTimeoutMs: number): OpenDatabase {
  refuseUnfitDriver();
  const Driver = loadDriver();
  makeFile(file);
  const realPath = realpathSync(file);
  refuseUnwritable(realPath);
  const keptLog = keepLogOfAnother(realPath);
  const database = new Driver(file, { timeout: busyTimeoutMs });
  try {
    switchToWal(database, busyTimeoutMs);
    refuseReadOnly(database, busyTimeoutMs);
    // In WAL this build's default is NORMAL, which loses acknowledged entries when the power fails.
    database.pragma('synchronous = FULL');
    // What is pruned must not stay readable in the file. It costs nothing that could be measured.
    database.pragma('secure_delete = ON');
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    database.pragma(`journal_size_limit = ${LOG_BYTES_MAX}`);
    // SQLite makes the write-ahead log only when it first reads; from here on it is there.
    database.pragma('schema_version');
    // By then each of two who come together has locked what tells the other that it is there.
    refuseOtherName(file);
    const opened = new OpenedFile(file, describe(database));
    if (!opened.isSettled) {
      // After a crash SQLite does not know how much of the WAL is in the file. A checkpoint notes it.
      checkpointIfRoom(database, 'PASSIVE');
      opened.refuseReplaced();
    }
    return { database, file: opened, keptLog };
  } catch (error) {
    if (error instanceof StoreFault) {
      closeWithoutWriting(database);
    } else {
      database.close();
    }
    if (isInputOutput(error)) {
      // Within one process SQLite notices a second name itself, and says only that.
      refuseOtherName(file);
    }
    throw error;
  }
}

function isInputOutput(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_IOERR');
}

/**
 * Closes the connection. The last one to close writes the log into the file: not into one that is no longer what it was,
 * where that would make a damaged file of one that is begun anew.
 */
export function closeDatabase(database: Database.Database, file: OpenedFile): void {
  if (file.isAway || file.isWrittenOver) {
    closeAway(database, file);
    return;
  }
  try {
    file.refuseReplaced();
  } catch {
    // It may be what was noticed before. What it says has no call to be told to any more; whether it is spoilt counts.
  }
  if (file.isSpoilt) {
    closeWithoutWriting(database);
  } else {
    database.close();
  }
}

/** Where another file is at the path, or in the file, what SQLite leaves there would be taken for a part of that. */
function closeAway(database: Database.Database, file: OpenedFile): void {
  try {
    // While the connection is open, so that who comes at this moment can tell whose it is.
    file.takeLogAway();
  } finally {
    if (file.isWrittenOver) {
      // Into a file that has been moved SQLite itself writes nothing.
      file.disableIndex();
    }
    database.close();
  }
}

function closeWithoutWriting(database: Database.Database): void {
  const guard = holdOpen(database.name);
  database.close();
  guard?.close();
}

/** A connection beside which another is not the last one to close. It only reads, and so writes nothing when it closes. */
function holdOpen(file: string): Database.Database | undefined {
  try {
    const Driver = loadDriver();
    const guard = new Driver(file, { readonly: true });
    guard.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    return guard;
  } catch {
    // What cannot be read at all is not written to by closing either.
    return undefined;
  }
}

/** What a connection says about its file. */
export function describe(database: Database.Database): OpenedDatabase {
  return {
    pageSize: Number(database.pragma('page_size', { simple: true })),
    countPages: () => Number(database.pragma('page_count', { simple: true })),
    countFrames: () => {
      const { pages: committed, copied: written } = checkpoint(database, 'NOOP');
      return { committed, written };
    },
    writeFrames: () => {
      if (database.readonly) {
        return true;
      }
      const { pages, copied } = checkpoint(database, 'TRUNCATE');
      return copied === pages;
    },
  };
}

/**
 * Where this user may not write to the file, SQLite opens it to read, and says so only when something is to be written. So
 * something is, and taken back. Who holds the lock could write, which says nothing of this user; nobody is waited for.
 */
function refuseReadOnly(database: Database.Database, busyTimeoutMs: number): void {
  database.pragma('busy_timeout = 0');
  try {
    const version = database.pragma('user_version', { simple: true });
    database.exec(`BEGIN IMMEDIATE; PRAGMA user_version = ${version}; ROLLBACK`);
  } catch (error) {
    if (!isBusy(error)) {
      throw error;
    }
  } finally {
    database.pragma(`busy_timeout = ${busyTimeoutMs}`);
  }
}

/**
 * Refuses a driver that is made for a later Node.
 *
 * better-sqlite3 13 ends a process on Node 20 with a segmentation fault when it opens its first file. npm warns of it, and
 * installs it all the same; afterwards nobody could say anything any more.
 */
export function refuseUnfitDriver(): void {
  const { version, engines } = readDriverPackage();
  const [, leastMajor] = /^>=\s*(\d+)/.exec(engines?.node ?? '') ?? [];
  if (Number(leastMajor) > Number.parseInt(process.versions.node, 10)) {
    throw new StoreFault(
      'STORE_DRIVER_UNFIT',
      `better-sqlite3 ${version} needs Node ${leastMajor} or later, and this is ${process.versions.node}`,
    );
  }
}

/**
 * Puts the file into write-ahead mode, also while others do the same.
 *
 * SQLite does not call its busy handler for this one switch: of two processes that open a fresh file together every
 * second pair fails. So it is looked at first, and tried again for as long as the busy time-out allows.
 */
export function switchToWal(database: Database.Database, busyTimeoutMs: number): void {
  const deadline = performance.now() + busyTimeoutMs;
  while (database.pragma('journal_mode', { simple: true }) !== 'wal') {
    try {
      if (database.pragma('page_count', { simple: true }) === 0) {
        // So that the file can shrink, bit by bit. It is decided with the first page, which the switch would write.
        database.pragma('auto_vacuum = INCREMENTAL');
      }
      database.pragma('journal_mode = WAL');
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) {
        throw error;
      }
      // This thread is the worker's own: it may sleep. The random part keeps rivals from meeting again.
      Atomics.wait(sleeper, 0, 0, 1 + Math.random() * RETRY_MS_MAX);
    }
  }
}
