import { readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { StoreFault } from './explain-sqlite-failure';
import { identify, look, sizeOf } from './file-identity';
import { filesOf, findLasting, holders, INDEX_LOCK, readLocks } from './file-users';
import { whileLocked } from './while-locked';

/** The suffix of the lock file of a WAL that is being kept. */
const LOCK = '-lock';

/** The name under which a WAL is kept that does not belong to the file beside it. The inode number makes the name unique. */
function keptName(logPath: string, identity: string | undefined): string {
  return `${logPath}.kept-${identity?.replace(/^.*:/, '')}`;
}

/** The path where this WAL is kept by now; `undefined` if it is not. */
export function findKept(logPath: string, identity: string | undefined): string | undefined {
  const kept = keptName(logPath, identity);
  return identify(look(kept)) === identity ? kept : undefined;
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
 * @returns where the WAL is kept; `undefined` if it is not.
 * @throws StoreFault if another process does the same at this moment, or has done it: it may already use the file with a new WAL.
 */
export function keepLog(judged: JudgedLog, isWanted = true): string | undefined {
  const kept = keptName(judged.logPath, judged.log);
  const work = () => {
    // Every process that takes them away holds this lock, so nobody else does while we hold it.
    refuseOthers(judged);
    return { kept: takeAway(judged, isWanted ? kept : undefined) };
  };
  const done = whileLocked(`${kept}${LOCK}`, work);
  if (done === undefined) {
    throw otherLog(judged.logPath);
  }
  return done.kept;
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
 * Call it with the real path of a file, before SQLite opens it: takes away a WAL that belongs to a file that was at this path before.
 *
 * There are two signs of that. The file is empty, though SQLite creates a WAL only for a file that has a page. Or a process uses the index
 * of the WAL and does not have this file open; this is only known where the system tells which process has which file open (Linux). To find
 * out blocks the thread for a moment.
 *
 * @throws StoreFault if another process was faster, and may already use the file.
 */
export function keepLogOfAnother(file: string): void {
  removeLeftLocks(file);
  const judged = lookBeside(file).hasFrames ? findLogOfAnother(file) : undefined;
  if (judged !== undefined) {
    keepLog(judged);
  }
}

/** Removes the lock files of processes that were killed while they took a WAL away. To leave one there does no harm, so this never fails. */
function removeLeftLocks(file: string): void {
  const begin = `${basename(file)}-wal.kept-`;
  const isLock = (name: string) =>
    name.startsWith(begin) && /^\d+-lock(-journal)?$/.test(name.slice(begin.length));
  try {
    for (const name of readdirSync(dirname(file)).filter(isLock)) {
      whileLocked(join(dirname(file), name.replace(/-journal$/, '')), () => undefined);
    }
  } catch {
    // They may be another user's.
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
