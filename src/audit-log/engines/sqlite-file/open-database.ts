import type Database from 'better-sqlite3';
import { checkpoint, checkpointIfRoom } from './checkpoint';
import { StoreFault } from './explain-sqlite-failure';
import { look, sizeOf } from './file-identity';
import { readNumber } from './file-number';
import { keepLogOfAnother } from './keep-log';
import { loadDriver, readDriverPackage } from './load-driver';
import { makeAndFind, refuseUnwritable } from './make-file';
import type { OpenedDatabase } from './opened-database';
import { OpenedFile } from './opened-file';
import { refuseOtherName } from './other-name';
import type { SightSharing } from './sight-memory';
import { sleep } from './sleep';
import { isBusy } from './take-lock';
import { contentOf, waitUntilStill } from './wait-until-still';

/**
 * Pages in the write-ahead log before they are copied into the file: 16 MiB.
 *
 * SQLite's own 1000 is made for small transactions. With transactions of 4096 rows, 4000 stored 16 % more rows a second
 * on a disk; 16000 added 6 % more, and made a log of 70 MiB that every opening after a crash has to read.
 */
const CHECKPOINT_PAGES = 4000;

/** The WAL is truncated to this size once a long read of another process, which made it grow, has ended. */
const LOG_BYTES_MAX = 32 * 2 ** 20;

const RETRY_MS_MAX = 20;

/** A connection, and the file it was opened on. */
export interface OpenDatabase {
  readonly database: Database.Database;
  readonly file: OpenedFile;
}

/** How often a file is opened that another program is just copying to its place. */
const OPENINGS_MAX = 2;

/** Errors by which a file is refused of which only a part is there. */
const PART = /^(SQLITE_NOTADB|SQLITE_CORRUPT|SQLITE_IOERR_SHORT_READ|STORE_CUT_OFF)/;

/**
 * Opens the file, and makes it and its folders where they are missing. Nothing stays open when this throws.
 *
 * If it seems damaged, and somebody still writes to it, this waits until all of it is there.
 */
export function openDatabase(file: string, busyTimeoutMs: number, sharing?: SightSharing): OpenDatabase {
  for (let openings = 1; ; openings += 1) {
    const before = contentOf(file);
    try {
      return openNow(file, busyTimeoutMs, sharing);
    } catch (error) {
      const isPart = PART.test(String(Reflect.get(Object(error), 'code')));
      if (openings === OPENINGS_MAX || !isPart || !hasChanged(file, before)) {
        throw error;
      }
    }
  }
}

function hasChanged(file: string, before: string): boolean {
  waitUntilStill(file);
  return contentOf(file) !== before;
}

function openNow(file: string, busyTimeoutMs: number, sharing?: SightSharing): OpenDatabase {
  refuseUnfitDriver();
  const Driver = loadDriver();
  const { isNew, realPath } = makeAndFind(file);
  if (!isNew && sizeOf(look(realPath)) === 0n) {
    // Another program may have emptied it, to copy a log into it.
    waitUntilStill(realPath);
  }
  refuseUnwritable(realPath);
  keepLogOfAnother(realPath);
  // By the real path from here on: the log goes on with the file that it has opened, wherever a symbolic link leads later.
  const database = new Driver(realPath, { timeout: busyTimeoutMs });
  try {
    switchToWal(database, busyTimeoutMs);
    refuseReadOnly(database, busyTimeoutMs);
    // In WAL mode the default of this build is NORMAL, which loses acknowledged entries at a power failure.
    database.pragma('synchronous = FULL');
    // Pruned entries must not stay readable in the file. No cost could be measured.
    database.pragma('secure_delete = ON');
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    database.pragma(`journal_size_limit = ${LOG_BYTES_MAX}`);
    // SQLite creates the WAL with the first read. This is one.
    database.pragma('schema_version');
    // Not earlier: of two processes that open the file at once, each has its lock by now, so at least one of them sees the other.
    refuseOtherName(realPath);
    const opened = new OpenedFile(realPath, describe(database), sharing);
    if (!opened.isSettled) {
      // After a crash SQLite does not know how much of the WAL is in the file. A checkpoint notes it.
      checkpointIfRoom(database, 'PASSIVE');
      opened.refuseReplaced();
    }
    return { database, file: opened };
  } catch (error) {
    if (error instanceof StoreFault) {
      closeWithoutWriting(database);
    } else {
      database.close();
    }
    if (isInputOutput(error)) {
      // Within one process SQLite itself refuses a second name, and reports no more than an I/O error.
      refuseOtherName(realPath);
    }
    throw error;
  }
}

function isInputOutput(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_IOERR');
}

/**
 * Closes the connection. The last connection that closes copies the WAL into the main file. This prevents it where the main file is
 * another by now, which the copying would damage.
 *
 * @returns what is wrong if something that was committed is not in the main file afterwards, unless somebody has deleted that.
 */
export function closeDatabase(database: Database.Database, file: OpenedFile): StoreFault | undefined {
  const fault = findFault(file);
  if (file.isAway || file.isWrittenOver) {
    const kept = closeAway(database, file);
    return kept === undefined ? undefined : new StoreFault('STORE_LEFT', tellLeft(database.name, kept));
  }
  if (file.isSpoilt) {
    closeWithoutWriting(database);
    return fault && new StoreFault('STORE_LEFT', fault.message);
  }
  database.close();
  return undefined;
}

function findFault(file: OpenedFile): StoreFault | undefined {
  try {
    file.refuseReplaced();
    return undefined;
  } catch (error) {
    return error instanceof StoreFault ? error : undefined;
  }
}

function tellLeft(file: string, kept: string): string {
  return `"${file}" was moved, replaced or written over, and its latest entries were only in the "-wal", which is kept as "${kept}"`;
}

/** Closes where the main file was moved, replaced or overwritten: a WAL that stays beside it would be taken for a part of the new content. */
function closeAway(database: Database.Database, file: OpenedFile): string | undefined {
  try {
    // While the connection is still open: a process that opens the path at this moment sees from it whose WAL this is.
    return file.takeLogAway();
  } finally {
    if (file.isWrittenOver) {
      // Only needed here: SQLite itself does not write into a file that was moved.
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

/** Opens a second, read-only connection, so that the first is not the last to close. A read-only connection copies no WAL when it closes. */
function holdOpen(file: string): Database.Database | undefined {
  try {
    const Driver = loadDriver();
    const guard = new Driver(file, { readonly: true });
    guard.exec('BEGIN; SELECT count(*) FROM sqlite_schema');
    return guard;
  } catch {
    // If the file cannot even be read, closing does not write to it either.
    return undefined;
  }
}

/** What the connection reports about its file. */
export function describe(database: Database.Database): OpenedDatabase {
  return {
    pageSize: Number(database.pragma('page_size', { simple: true })),
    countPages: () => Number(database.pragma('page_count', { simple: true })),
    readNumber: () => readNumber(database),
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
 * Refuses a file that this user may not write to. SQLite opens such a file read-only, and reports it only at the first write. So this writes
 * something and rolls it back. If another connection holds the write lock, the check is skipped rather than waited for.
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
 * better-sqlite3 13 crashes Node 20 with a segmentation fault when it opens its first file, and npm installs it with no more than a
 * warning. After the crash there is no error to report, so the check comes first.
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
 * Switches the file to WAL mode, also while other processes do the same.
 *
 * SQLite does not call its busy handler for this switch, so half of all pairs of processes that open a fresh file together would fail. So
 * this first looks whether another process has already switched, and retries until the busy time-out is over.
 */
export function switchToWal(database: Database.Database, busyTimeoutMs: number): void {
  const deadline = performance.now() + busyTimeoutMs;
  while (database.pragma('journal_mode', { simple: true }) !== 'wal') {
    try {
      if (database.pragma('page_count', { simple: true }) === 0) {
        // Lets the file shrink in small steps later. It has to be set before the first page is written, which the switch does.
        database.pragma('auto_vacuum = INCREMENTAL');
      }
      database.pragma('journal_mode = WAL');
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadline) {
        throw error;
      }
      // A worker thread may block. The random part keeps two processes from retrying at the same moment again.
      sleep(1 + Math.random() * RETRY_MS_MAX);
    }
  }
}
