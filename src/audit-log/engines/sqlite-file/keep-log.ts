import { closeSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreFault } from './explain-sqlite-failure';
import { identify, look, sizeOf } from './file-identity';
import { filesOf, findLasting, holders, INDEX_LOCK, readLocks } from './file-users';
import { takeLock } from './take-lock';

/** The name under which a WAL is kept that does not belong to the file beside it. The inode number makes the name unique. */
function keptName(logPath: string, identity: string | undefined): string {
  return `${logPath}.kept-${identity?.replace(/^.*:/, '')}`;
}

/** A sentence for error messages: where the WAL is kept whose main file is gone. Empty if the WAL is empty. */
export function tellKept(logPath: string): string {
  const log = look(logPath);
  return sizeOf(log) === 0n
    ? ''
    : `. Its latest entries were only in the "-wal": the next log that opens it to write keeps them as "${keptName(logPath, identify(log))}"`;
}

/** The WALs that are kept beside a file, until somebody removes them. The real path of the file is given. */
export function listKept(file: string): string[] {
  const prefix = `${basename(file)}-wal.kept-`;
  return readdirSync(dirname(file))
    .filter((name) => name.startsWith(prefix) && /^\d+$/.test(name.slice(prefix.length)))
    .map((name) => join(dirname(file), name));
}

/** A WAL and its index that were found not to belong to the file beside them. */
export interface JudgedLog {
  readonly logPath: string;
  readonly log: string | undefined;
  readonly indexPath: string;
  readonly index: string | undefined;
}

/**
 * Takes a WAL away from a file that it does not belong to, because SQLite would copy it into that file.
 *
 * The WAL may have commits that are nowhere else, so it is renamed, unless it is not wanted. The index has nothing of its own and is deleted.
 *
 * @throws StoreFault if another process does the same at this moment, or has done it: it may already use the file with a new WAL.
 */
export function keepLog(judged: JudgedLog, isWanted = true): void {
  const kept = keptName(judged.logPath, judged.log);
  const lockFile = `${kept}-lock`;
  closeSync(openSync(lockFile, 'a', 0o600));
  const release = takeLock(lockFile);
  if (release === undefined) {
    throw otherLog(judged.logPath);
  }
  try {
    // Every process that takes them away holds this lock, so nobody else does while we hold it.
    refuseOthers(judged);
    takeAway(judged, isWanted ? kept : undefined);
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

function takeAway({ logPath, indexPath }: JudgedLog, kept: string | undefined): void {
  if (kept !== undefined && sizeOf(look(logPath)) > 0n) {
    renameSync(logPath, kept);
  } else {
    rmSync(logPath, { force: true });
  }
  rmSync(indexPath, { force: true });
}

function otherLog(logPath: string): StoreFault {
  return new StoreFault('STORE_LOG_SPOILT', `another process has just taken away what "${logPath}" was`);
}

/**
 * Call it with the real path of a file, before SQLite opens it: takes away a WAL that belongs to a file that was at this path before.
 *
 * There are two signs of that. The file is empty, though SQLite creates a WAL only for a file that has a page. Or a process uses the index
 * of the WAL and does not have this file open; this is only known where the system tells which process has which file open (Linux). To find
 * out blocks the thread for a moment.
 *
 * @throws StoreFault if another process was faster, and may already use the file.
 */
export function keepLogOfAnother(file: string): void {
  const judged = lookBeside(file).hasFrames ? findLogOfAnother(file) : undefined;
  if (judged !== undefined) {
    keepLog(judged);
  }
}

/**
 * The same check for opening a file to read. It changes nothing, and refuses the file instead: SQLite would delete the WAL of an empty file.
 *
 * @throws StoreFault if the WAL belongs to another file.
 */
export function refuseLogOfAnother(file: string): void {
  if (findLogOfAnother(file) !== undefined) {
    throw isEmpty(file)
      ? new StoreFault('STORE_CUT_OFF', `it is empty, and "${file}-wal" has what was stored last`)
      : new StoreFault('STORE_LOG_SPOILT', `"${file}-wal" is of the file that was there before it`);
  }
}

function findLogOfAnother(file: string): FoundLog | undefined {
  // In this order, because a process that creates the file at this moment first writes a page, and then the WAL.
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
