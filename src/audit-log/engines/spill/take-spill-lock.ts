import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { makeFile } from '../sqlite-file/make-file';
import { takeLock } from '../sqlite-file/take-lock';
import { tellFailure } from '../sqlite-file/tell-failure';

/**
 * Takes the right to send what is in a spill file; gives back what releases it, or `undefined` where somebody else has it.
 *
 * The lock is on an empty file beside it, and not on the file itself: whoever exits meanwhile must be able to write there.
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
