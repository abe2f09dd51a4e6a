import { loadDriver } from '../sqlite-file/load-driver';
import { makeFile } from '../sqlite-file/make-file';
import { isBusy } from '../sqlite-file/open-database';

/**
 * Takes the right to send what is in a spill file; gives back what releases it, or `undefined` where somebody else has it.
 *
 * It is the lock of SQLite on an empty file beside it, which the system releases when its process has ended, however that
 * ends. Not on the file itself: whoever exits meanwhile must be able to write there.
 */
export function takeSpillLock(file: string): (() => void) | undefined {
  const lockFile = `${file}-lock`;
  const Driver = loadDriver();
  makeFile(lockFile);
  const database = new Driver(lockFile, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return () => database.close();
  } catch (error) {
    database.close();
    if (isBusy(error)) {
      return undefined;
    }
    throw error;
  }
}
