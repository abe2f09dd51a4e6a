import { type BigIntStats, constants } from 'node:fs';
import { chmod, copyFile, mkdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditStoreError, type StoreFailure } from '../../../domain/errors';
import { type ClaimedPart, claimPart, removeLeftParts } from '../../sqlite-file/claimed-part';
import { explainSqliteFailures } from '../../sqlite-file/explain-sqlite-failure';
import { look } from '../../sqlite-file/file-identity';
import { refuseNoFile } from '../../sqlite-file/make-file';
import { toFailure, type WorkerFailure } from '../../worker/worker-protocol';
import { besideOf, type FileState, stateOf } from './file-state';
import type { ReadPlace } from './open-read-only';

/** How often a copy is tried when other processes write to the file meanwhile. */
const COPIES_MAX = 10;

/** A file that SQLite can read without writing anything beside it. */
export interface ReadableFile {
  readonly path: string;
  readonly place: ReadPlace;
  /** The state of the file when it was copied; absent when it is read in place. */
  readonly copied?: FileState;
  /** Removes the copy, if there is one. Safe to call twice. */
  readonly remove: () => Promise<void>;
}

/**
 * The file itself or, where SQLite could not read it in place, a copy of it.
 *
 * To read a file in WAL mode, SQLite needs its `-wal` and `-shm`, and creates them when they are missing. In a read-only archive
 * that fails; elsewhere it leaves both files behind. So the file is read in place only when both exist already, because a process
 * has it open or left them there. Otherwise SQLite creates them beside a copy.
 *
 * @throws AuditStoreError when there is no such file, or this user may not look at it.
 */
async function readableFile(file: string): Promise<ReadableFile> {
  const found = lookAt(file, file);
  explained(file, () => refuseNoFile(found));
  if (found === undefined) {
    throw missing(file);
  }
  const there = inPlace(file);
  if (there !== undefined) {
    return there;
  }
  try {
    return await copyOf(file);
  } catch (error) {
    // If the log is written to whenever it is copied, a process has it open.
    const opened = hasCode(error, 'AUDIT_STORE_BUSY') ? inPlace(file) : undefined;
    if (opened === undefined) {
      throw error;
    }
    return opened;
  }
}

/**
 * Does something with a file that SQLite can read. Between the look at the file and its opening, another process may open or close the log:
 * then it is read from a copy instead of in place.
 *
 * @throws AuditStoreError when there is no such file, or this user may not look at it; and what `read` throws.
 */
export async function whileReadable<T>(
  file: string,
  read: (readable: ReadableFile) => Promise<T>,
): Promise<T> {
  const readable = await readableFile(file);
  try {
    return await read(readable);
  } catch (error) {
    // A user who may not write beside the file cannot use its `-shm` (the index of the write-ahead log) in place. SQLite says the same if the
    // file has just been deleted.
    if (readable.place === 'copy' || !hasCode(error, 'AUDIT_STORE_READ_ONLY')) {
      throw error;
    }
    return await read(await copyOf(file));
  }
}

function inPlace(file: string): ReadableFile | undefined {
  const isBeside = (end: '-shm' | '-wal') => lookAt(file, besideOf(file, end)) !== undefined;
  return isBeside('-shm') && isBeside('-wal')
    ? { path: file, place: 'in place', remove: () => Promise.resolve() }
    : undefined;
}

function missing(file: string): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_MISSING',
    `The SQLite store "${file}" cannot be opened: there is no such file. Name the file of a log; reading makes none.`,
  );
}

/**
 * A copy in a folder that only this user can look into.
 *
 * @throws AuditStoreError when this user may not read the file.
 */
async function copyOf(file: string): Promise<ReadableFile> {
  try {
    return await makeCopy(file);
  } catch (error) {
    if (error instanceof AuditStoreError) {
      throw error;
    }
    throw lookAt(file, file) === undefined ? missing(file) : explainCopying(file, toFailure(error));
  }
}

/**
 * The state of the file now, to be compared with its state when it was copied.
 *
 * @throws AuditStoreError when this user may not look at it any more.
 */
export function stateOfReadable(file: string): FileState {
  return explained(file, () => stateOf(file));
}

function lookAt(file: string, path: string): BigIntStats | undefined {
  return explained(file, () => look(path));
}

/** Explains a failure: this user may have no access to a folder above the file. */
function explained<T>(file: string, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw explainCopying(file, toFailure(error));
  }
}

function explainCopying(file: string, failure: WorkerFailure): Error {
  if (failure.code !== 'EACCES' && failure.code !== 'EPERM') {
    return explainSqliteFailures(file)(failure, 'start');
  }
  const message = `The SQLite store "${file}" cannot be opened: this user may not read it. Let this user read the file and its folder.`;
  return new AuditStoreError('AUDIT_STORE_UNREADABLE', message, failure);
}

async function makeCopy(file: string): Promise<ReadableFile> {
  // Removes the copies of processes that were killed.
  await removeLeftParts(tmpdir());
  const folder = await claimFolder();
  const path = join(folder.path, 'copy.db');
  try {
    await mkdir(folder.path, 0o700);
    return { path, place: 'copy', copied: await copyWhileStill(file, path), remove: folder.end };
  } catch (error) {
    await folder.end();
    throw error;
  }
}

/** Claims a folder for the copy. A failure names the temporary folder, because nothing is wrong with the log. */
async function claimFolder(): Promise<ClaimedPart> {
  try {
    return await claimPart(join(tmpdir(), 'audit-race'));
  } catch (error) {
    if (!(error instanceof Error && 'syscall' in error)) {
      throw error;
    }
    const failure = toFailure(error);
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      `A log that nobody has open is read from a copy, and the temporary folder "${tmpdir()}" takes none: ${failure.code}. Set TMPDIR to a folder that this user may write into.`,
      failure,
    );
  }
}

/** Copies the file and its write-ahead log; starts again when another process wrote meanwhile, because the copy would mix two states. */
async function copyWhileStill(file: string, path: string): Promise<FileState> {
  for (let copies = 1; ; copies += 1) {
    const before = stateOf(file);
    await copyOne(file, path);
    await rm(`${path}-wal`, { force: true });
    const log = besideOf(file, '-wal');
    if (look(log) !== undefined) {
      // If it is gone, another process has just closed the log, and the state is another, too.
      await copyOne(log, `${path}-wal`).catch(unlessGone);
    }
    const after = stateOf(file);
    if (after.identity === before.identity && after.content === before.content) {
      return after;
    }
    if (copies === COPIES_MAX) {
      const message = `The SQLite store "${file}" cannot be opened: others write to it whenever it is read. Try again.`;
      throw new AuditStoreError('AUDIT_STORE_BUSY', message);
    }
  }
}

async function copyOne(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_FICLONE);
  await chmod(to, 0o600);
}

function unlessGone(error: unknown): void {
  if (toFailure(error).code !== 'ENOENT') {
    throw error;
  }
}

function hasCode(error: unknown, code: StoreFailure): boolean {
  return error instanceof AuditStoreError && error.code === code;
}
