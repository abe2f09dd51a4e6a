import { closeSync, openSync, renameSync, rmSync } from 'node:fs';
import { StoreFault } from './explain-sqlite-failure';
import { identify, look, sizeOf } from './file-identity';
import { filesOf, findLasting, holders, INDEX_LOCK, readLocks } from './file-users';
import { takeLock } from './take-lock';

/** Where a log of commits is kept that is not that of the file beside it. No other file has its number, so nothing has the name. */
function keptName(logPath: string, identity: string | undefined): string {
  return `${logPath}.kept-${identity?.replace(/^.*:/, '')}`;
}

/** What becomes of a log of commits of which the file is gone: a sentence, or nothing where nothing is in it. */
export function tellKept(logPath: string): string {
  const log = look(logPath);
  return sizeOf(log) === 0n
    ? ''
    : `. What was in its "-wal" alone is kept as "${keptName(logPath, identify(log))}" once a log is opened there to write`;
}

/** What lies beside a file, and was judged to be of another: the files with these identities. */
export interface JudgedLog {
  readonly logPath: string;
  readonly log: string | undefined;
  readonly indexPath: string;
  readonly index: string | undefined;
}

/**
 * Takes a log of commits from beside a file that it does not belong to, and says where it is kept. SQLite would write it into that file.
 *
 * It may have what is nowhere else, so it stays, by another name, if it is wanted. The index has nothing of its own.
 *
 * @throws StoreFault where others lie there by now, or somebody else takes them away at this moment: another process may have done
 * the same, and use the file with a log of its own.
 */
export function keepLog(judged: JudgedLog, isWanted = true): string | undefined {
  const kept = keptName(judged.logPath, judged.log);
  const lockFile = `${kept}-lock`;
  closeSync(openSync(lockFile, 'a', 0o600));
  const release = takeLock(lockFile);
  if (release === undefined) {
    throw otherLog(judged.logPath);
  }
  try {
    // Who took them away had this lock, so they stay there while we have it.
    refuseOthers(judged);
    return takeAway(judged, isWanted ? kept : undefined);
  } finally {
    rmSync(lockFile, { force: true });
    release();
  }
}

function refuseOthers({ logPath, log, indexPath, index }: JudgedLog): void {
  const indexThere = identify(look(indexPath));
  if (identify(look(logPath)) !== log || (indexThere !== undefined && indexThere !== index)) {
    throw otherLog(logPath);
  }
}

function takeAway({ logPath, indexPath }: JudgedLog, kept: string | undefined): string | undefined {
  const isKept = kept !== undefined && sizeOf(look(logPath)) > 0n;
  if (isKept) {
    renameSync(logPath, kept);
  } else {
    rmSync(logPath, { force: true });
  }
  rmSync(indexPath, { force: true });
  return isKept ? kept : undefined;
}

function otherLog(logPath: string): StoreFault {
  return new StoreFault('STORE_LOG_SPOILT', `another process has just taken away what "${logPath}" was`);
}

/**
 * Call it with the real path of a file, before SQLite opens it: what lies beside it may be of the file that was there before.
 *
 * So it is where the file is empty, as nobody makes a log before there is a page. And where somebody uses the index of the log, and
 * does not have the file open. That can be told where the system says who has what open. Blocks the thread for a moment then. Says where
 * that log is kept.
 *
 * @throws StoreFault where another process was faster, and may use the file already.
 */
export function keepLogOfAnother(file: string): string | undefined {
  const judged = lookBeside(file).hasFrames ? findLogOfAnother(file) : undefined;
  return judged && keepLog(judged);
}

/**
 * The same for who only reads, and so leaves everything where it is. SQLite would remove the log of a file that is empty.
 *
 * @throws StoreFault where it is so, and the system tells it.
 */
export function refuseLogOfAnother(file: string): void {
  if (findLogOfAnother(file) !== undefined) {
    throw isEmpty(file)
      ? new StoreFault('STORE_CUT_OFF', `it is empty, and "${file}-wal" has what was stored last`)
      : new StoreFault('STORE_LOG_SPOILT', `"${file}-wal" is of the file that was there before it`);
  }
}

function findLogOfAnother(file: string): FoundLog | undefined {
  // In this order: who makes the file at this moment writes a page, and then a log.
  const beside = lookBeside(file);
  return beside.hasFrames && isEmpty(file) ? beside : findLasting(() => findUsedByOther(file));
}

interface FoundLog extends JudgedLog {
  readonly hasFrames: boolean;
}

function lookBeside(file: string): FoundLog {
  const [logPath, indexPath] = [`${file}-wal`, `${file}-shm`];
  const log = look(logPath);
  const index = identify(look(indexPath));
  return { logPath, log: identify(log), indexPath, index, hasFrames: sizeOf(log) > 0n };
}

function isEmpty(file: string): boolean {
  return sizeOf(look(file)) === 0n;
}

function findUsedByOther(file: string): FoundLog | undefined {
  const beside = lookBeside(file);
  return hasOtherUser(file, beside) ? beside : undefined;
}

function hasOtherUser(file: string, { indexPath, index }: JudgedLog): boolean {
  const indexThere = look(indexPath);
  return holders(readLocks(), indexThere, INDEX_LOCK).some((user) => {
    const open = filesOf(user).map(([, identity]) => identity);
    return open.includes(index) && !open.includes(identify(look(file)));
  });
}
