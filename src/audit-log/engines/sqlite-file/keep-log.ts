import { renameSync, rmSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';
import { identify, look, sizeOf } from './file-identity';
import { filesOf, holders, INDEX_LOCK, LOOKS_MAX, pause, readLocks } from './file-users';

/** Where a log of commits is kept that is not that of the file beside it. No other file has its number, so nothing has the name. */
export function keptName(logPath: string, identity: string | undefined): string {
  return `${logPath}.kept-${identity?.replace(/^.*:/, '')}`;
}

/**
 * Takes a log of commits from beside a file that it does not belong to. SQLite would write it into that file.
 *
 * It may have what is nowhere else, so it stays, by another name. The index has nothing of its own.
 */
export function keepLog(logPath: string, indexPath: string): void {
  const log = look(logPath);
  if (sizeOf(log) > 0n) {
    renameSync(logPath, keptName(logPath, identify(log)));
  } else {
    rmSync(logPath, { force: true });
  }
  rmSync(indexPath, { force: true });
}

/**
 * Call it with the real path of a file, before SQLite opens it: what lies beside it may be of the file that was there before.
 *
 * So it is where the file is empty, as nobody makes a log before there is a page. And where somebody uses the index of the log, and
 * does not have the file open. That can be told where the system says who has what open. Blocks the thread for a moment then.
 */
export function keepLogOfAnother(file: string): void {
  const [logPath, indexPath] = [`${file}-wal`, `${file}-shm`];
  // In this order: who makes the file at this moment writes a page, and then a log.
  const hasFrames = sizeOf(look(logPath)) > 0n;
  if (hasFrames && (sizeOf(look(file)) === 0n || isUsedByOther(file, indexPath))) {
    keepLog(logPath, indexPath);
  }
}

/**
 * The same for who only reads, and so leaves everything where it is.
 *
 * @throws StoreFault where it is so, and the system tells it.
 */
export function refuseLogOfAnother(file: string): void {
  if (isUsedByOther(file, `${file}-shm`)) {
    throw new StoreFault('STORE_LOG_SPOILT', `"${file}-wal" is of the file that was there before it`);
  }
}

/** Who is about to open the file, or to close it, has one of them open for a moment. */
function isUsedByOther(file: string, indexPath: string): boolean {
  for (let looks = 1; hasOtherUser(file, indexPath); looks += 1) {
    if (looks === LOOKS_MAX) {
      return true;
    }
    pause();
  }
  return false;
}

function hasOtherUser(file: string, indexPath: string): boolean {
  const index = look(indexPath);
  return holders(readLocks(), index, INDEX_LOCK).some((user) => {
    const open = filesOf(user).map(([, identity]) => identity);
    return open.includes(identify(index)) && !open.includes(identify(look(file)));
  });
}
