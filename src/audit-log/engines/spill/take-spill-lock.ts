import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { makeFile } from '../sqlite-file/make-file';
import { takeLock } from '../sqlite-file/take-lock';
import { tellFailure } from '../sqlite-file/tell-failure';

/**
 * Takes the right to send what is in a spill file; returns a function that releases it, or `undefined` if another process has it.
 *
 * The lock is on an empty file beside the spill file, and not on the spill file itself: a process that exits meanwhile must be
 * able to write into that.
 *
 * @throws AuditStoreError when there can be no such file.
 */
export function takeSpillLock(file: string): (() => void) | undefined {
  const lockFile = `${file}-lock`;
  try {
    makeFile(lockFile);
    return takeLock(lockFile);
  } catch (error) {
    throw explainSqliteFailures(lockFile)(tellFailure(error), 'start');
  }
}
