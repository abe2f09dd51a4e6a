import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { OpenedFile } from './opened-file';
import { refuseUnfitDriver } from './refuse-unfit-driver';
import { StoreFault } from './store-fault';
import { switchToWal } from './switch-to-wal';

/**
 * Pages in the write-ahead log before they are copied into the file: 16 MiB.
 *
 * SQLite's own 1000 is made for small transactions. With transactions of 4096 rows, 4000 stored 16 % more rows a second
 * on a disk; 16000 added 6 % more, and made a log of 70 MiB that every opening after a crash has to read.
 */
const CHECKPOINT_PAGES = 4000;

/** What the write-ahead log is cut back to when another process's long read has made it grow. */
const LOG_BYTES_MAX = 32 * 2 ** 20;

/** A connection, and the file it was opened on. */
export interface OpenDatabase {
  readonly database: Database.Database;
  readonly file: OpenedFile;
}

/** Opens the file, and makes its folders where they are missing. Nothing stays open when this throws. */
export function openDatabase(file: string, busyTimeoutMs: number): OpenDatabase {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory()) {
    throw new StoreFault('NOT_A_FILE', 'it is a folder');
  }
  refuseUnfitDriver();
  mkdirSync(dirname(file), { recursive: true });
  const database = new Database(file, { timeout: busyTimeoutMs });
  try {
    switchToWal(database, busyTimeoutMs);
    // In WAL this build's default is NORMAL, which loses acknowledged entries when the power fails.
    database.pragma('synchronous = FULL');
    database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
    database.pragma(`journal_size_limit = ${LOG_BYTES_MAX}`);
    // SQLite makes the write-ahead log only when it first reads; from here on it is there.
    database.pragma('schema_version');
    return { database, file: new OpenedFile(file) };
  } catch (error) {
    database.close();
    throw error;
  }
}
