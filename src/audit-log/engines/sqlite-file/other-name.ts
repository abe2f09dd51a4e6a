import { type BigIntStats, realpathSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';
import { identify, look } from './file-identity';
import { FILE_LOCK, filesOf, findLasting, holders, INDEX_LOCK, readLocks } from './file-users';

/**
 * Refuses a file that somebody has open by another of its names.
 *
 * SQLite names the log of commits after the file. Where hard links give it two names, or a mount of the file alone does, it has two
 * such logs, and each writes over what the other has stored. Who has it open by our name has locked the index of our log as well.
 * A second name that nobody uses does no harm: backups are made so. Blocks the thread for a moment, where there are two names.
 *
 * @throws StoreFault where it is so, and the system tells it.
 */
export function refuseOtherName(file: string): void {
  const user = findLasting(() => findOtherUser(file));
  if (user !== undefined) {
    const who = user === String(process.pid) ? 'this process' : `process ${user}`;
    throw new StoreFault('STORE_OTHER_NAME', `it has another name, and ${who} has it open by that`);
  }
}

/** The number of a process that has the file open by another name. */
function findOtherUser(file: string): string | undefined {
  const main = look(file);
  if (main === undefined) {
    return undefined;
  }
  const locks = readLocks();
  const index = look(`${realpathSync(file)}-shm`);
  const ours = holders(locks, index, INDEX_LOCK);
  const others = holders(locks, main, FILE_LOCK).filter((user) => !ours.includes(user));
  // Of a mount the file knows nothing, and who has locked it alone may be about to lock the index as well.
  return main.nlink > 1n ? others[0] : others.find((user) => hasOtherIndex(user, main, index));
}

/** Whether a process has the file open, and beside it, by the name that the file has there, another index than ours. */
function hasOtherIndex(user: string, main: BigIntStats, index: BigIntStats | undefined): boolean {
  const open = new Map(filesOf(user));
  return [...open].some(([name, identity]) => {
    const indexThere = identity === identify(main) ? open.get(`${name}-shm`) : undefined;
    return indexThere !== undefined && indexThere !== identify(index);
  });
}
