import { existsSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { loadDriver } from './load-driver';

/**
 * Takes an exclusive lock of SQLite on an empty file that exists; returns a function that releases it, or `undefined` if another
 * connection has the lock.
 *
 * The system releases the lock when the process ends, however it ends.
 *
 * @throws what the driver or the system says when there can be no lock.
 */
export function takeLock(lockFile: string): (() => void) | undefined {
  try {
    const Driver = loadDriver();
    return lock(new Driver(lockFile, { timeout: 0, fileMustExist: true }));
  } catch (error) {
    if (isBusy(error)) {
      return undefined;
    }
    throw error;
  }
}

/** The same for a file that another process may have removed by now; `undefined` then, too. */
export function takeLockIfThere(lockFile: string): (() => void) | undefined {
  try {
    return takeLock(lockFile);
  } catch (error) {
    if (!existsSync(lockFile)) {
      return undefined;
    }
    throw error;
  }
}

function lock(database: Database): () => void {
  try {
    database.exec('BEGIN EXCLUSIVE');
    return () => database.close();
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Whether SQLite refused only because another connection holds the file; what was tried has changed nothing. */
export function isBusy(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY');
}
