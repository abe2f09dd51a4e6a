import type { Database } from 'better-sqlite3';
import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { loadDriver } from '../sqlite-file/load-driver';
import { makeFile } from '../sqlite-file/make-file';
import { isBusy } from '../sqlite-file/open-database';
import { tellFailure } from '../sqlite-file/tell-failure';

/**
 * Takes the right to send what is in a spill file; gives back what releases it, or `undefined` where somebody else has it.
 *
 * It is the lock of SQLite on an empty file beside it, which the system releases when its process has ended, however that
 * ends. Not on the file itself: whoever exits meanwhile must be able to write there.
 *
 * @throws AuditStoreError when there can be no such file.
 */
export function takeSpillLock(file: string): (() => void) | undefined {
  const lockFile = `${file}-lock`;
  try {
    makeFile(lockFile);
    const Driver = loadDriver();
    return lock(new Driver(lockFile, { timeout: 0 }));
  } catch (error) {
    if (isBusy(error)) {
      return undefined;
    }
    throw explainSqliteFailures(lockFile)(tellFailure(error), 'start');
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
