import { type BigIntStats, realpathSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';
import { identify, look } from './file-identity';
import { FILE_LOCK, filesOf, findLasting, holders, INDEX_LOCK, readLocks } from './file-users';

/**
 * Refuses a file that a process has open by another of its names.
 *
 * SQLite names the write-ahead log (WAL) after the file. If the file has two names, because of a hard link or a mount of the file
 * alone, it has two WALs, and each overwrites what was stored through the other. A process that has the file open by our name has
 * also locked the index of our WAL. A second name that no process uses does no harm: backups are made with hard links. Blocks the
 * thread for a moment, if there are two names.
 *
 * @throws StoreFault where a process uses another name, and the system tells it.
 */
export function refuseOtherName(file: string): void {
  const user = findLasting(() => findOtherUser(file));
  if (user !== undefined) {
    const who = user === String(process.pid) ? 'this process' : `process ${user}`;
    throw new StoreFault('STORE_OTHER_NAME', `it has another name, and ${who} has it open by that`);
  }
}

/** The id of a process that has the file open by another name. */
function findOtherUser(file: string): string | undefined {
  const main = look(file);
  if (main === undefined) {
    return undefined;
  }
  const locks = readLocks();
  const index = look(`${realpathSync(file)}-shm`);
  const ours = holders(locks, index, INDEX_LOCK);
  const others = holders(locks, main, FILE_LOCK).filter((user) => !ours.includes(user));
  // The link count does not tell of a mount. And a process that has locked only the file may be about to lock the index: so look
  // what it has open.
  return main.nlink > 1n ? others[0] : others.find((user) => hasOtherIndex(user, main, index));
}

/** Whether a process has the file open by a name of which it has the `-shm` open, too, and that `-shm` is not ours. */
function hasOtherIndex(user: string, main: BigIntStats, index: BigIntStats | undefined): boolean {
  const open = new Map(filesOf(user));
  return [...open].some(([name, identity]) => {
    const indexThere = identity === identify(main) ? open.get(`${name}-shm`) : undefined;
    return indexThere !== undefined && indexThere !== identify(index);
  });
}
