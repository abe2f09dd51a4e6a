import { constants } from 'node:fs';
import { chmod, copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AuditStoreError } from '../../domain/errors';
import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { identify, look } from '../sqlite-file/file-identity';
import { toFailure, type WorkerFailure } from '../worker/worker-protocol';
import type { ReadPlace } from './open-read-only';

/** So often a copy is tried that others write to meanwhile. */
const COPIES_MAX = 10;

/** A file that SQLite can read without writing anything beside it. */
export interface ReadableFile {
  readonly path: string;
  readonly place: ReadPlace;
  /** Removes what was made for it. Safe to call twice. */
  remove(): Promise<void>;
}

/**
 * The file, or where SQLite could not read it so, a copy of it.
 *
 * To read a file with a write-ahead log, SQLite needs the log and its index, and makes them where they are missing: that fails
 * in an archive, and leaves both behind where it does not. Where they are there, somebody has the file open or left them,
 * and SQLite reads them. Otherwise it makes them beside a copy.
 *
 * @throws AuditStoreError when there is no such file.
 */
export async function readableFile(file: string): Promise<ReadableFile> {
  if (look(file) === undefined) {
    throw new AuditStoreError(
      'AUDIT_STORE_MISSING',
      `The SQLite store "${file}" cannot be opened: there is no such file. Name the file of a log; reading makes none.`,
    );
  }
  if (look(`${file}-shm`) !== undefined && look(`${file}-wal`) !== undefined) {
    return { path: file, place: 'in place', remove: () => Promise.resolve() };
  }
  return await copyOf(file);
}

/**
 * A copy in a folder that only this user can look into.
 *
 * @throws AuditStoreError when this user may not read the file.
 */
export async function copyOf(file: string): Promise<ReadableFile> {
  try {
    return await makeCopy(file);
  } catch (error) {
    throw error instanceof AuditStoreError ? error : explainCopying(file, toFailure(error));
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
  const folder = await mkdtemp(join(tmpdir(), 'audit-race-'));
  const path = join(folder, 'copy.db');
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    await copyWhileStill(file, path);
    return { path, place: 'copy', remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

/** What another process writes meanwhile would make the copy one of two states. */
async function copyWhileStill(file: string, path: string): Promise<void> {
  for (let copies = 1; ; copies += 1) {
    const before = stateOf(file);
    await copyFile(file, path, constants.COPYFILE_FICLONE);
    await chmod(path, 0o600);
    await rm(`${path}-wal`, { force: true });
    if (look(`${file}-wal`) !== undefined) {
      await copyFile(`${file}-wal`, `${path}-wal`, constants.COPYFILE_FICLONE);
      await chmod(`${path}-wal`, 0o600);
    }
    if (stateOf(file) === before) {
      return;
    }
    if (copies === COPIES_MAX) {
      const message = `The SQLite store "${file}" cannot be opened: others write to it whenever it is read. Try again.`;
      throw new AuditStoreError('AUDIT_STORE_BUSY', message);
    }
  }
}

function stateOf(file: string): string {
  return ['', '-wal']
    .map((side) => {
      const stats = look(file + side);
      return `${identify(stats)} ${stats?.size} ${stats?.mtimeNs}`;
    })
    .join(' ');
}
