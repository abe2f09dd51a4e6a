import { closeSync, openSync, rmSync } from 'node:fs';
import { withCleanUp } from './clean-up';
import { identify, look } from './file-identity';
import { takeLockIfThere } from './take-lock';

/** How often to try: another process may remove the lock file between our making and our locking it. */
const TRIES_MAX = 10;

/**
 * Makes a lock file, does something while it is locked, and removes it. If the process is killed meanwhile, the file stays, and the next call
 * takes and removes it.
 *
 * @returns what `work` returns; `undefined` if another process holds the lock.
 */
export function whileLocked<T>(lockFile: string, work: () => T): T | undefined {
  const release = takeNamedLock(lockFile);
  if (release === undefined) {
    return undefined;
  }
  return withCleanUp(work, () => {
    // Before the lock is released: who gets the lock on this file afterwards sees that it has no name any more.
    rmSync(lockFile, { force: true });
    release();
  });
}

/** Takes the lock on the file that has this name. A lock on one that was removed meanwhile keeps nobody out. */
function takeNamedLock(lockFile: string): (() => void) | undefined {
  for (let tries = 0; tries < TRIES_MAX; tries += 1) {
    closeSync(openSync(lockFile, 'a', 0o600));
    const made = identify(look(lockFile));
    const release = takeLockIfThere(lockFile);
    const isNamed = made !== undefined && identify(look(lockFile)) === made;
    if (isNamed) {
      return release;
    }
    release?.();
  }
  return undefined;
}
