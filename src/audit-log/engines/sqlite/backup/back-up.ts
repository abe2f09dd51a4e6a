import { link, lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AuditError, AuditOptionError, AuditStoreError, type StoreFailure } from '../../../domain/errors';
import { ownRejection } from '../../../domain/own-rejection';
import { unlessAborted } from '../../../ports/call-limits';
import { claimPart, makeOwn, removeLeftParts } from '../../sqlite-file/claimed-part';
import { explainSqliteFailures } from '../../sqlite-file/explain-sqlite-failure';
import type { KnownFile } from '../../sqlite-file/opened-file';
import { SIDES } from '../../sqlite-file/side-files';
import { findWorker } from '../../worker/find-worker';
import { toFailure, type WorkerFailure } from '../../worker/worker-protocol';
import { whileReadable } from '../opening/readable-file';
import { isSameFile } from '../tables/log-file';

/** How far a backup has come, in pages of the file. */
export interface BackupProgress {
  /** How many pages are copied. */
  readonly copiedPages: number;
  /** How many pages there are in all. */
  readonly totalPages: number;
}

/** What may be asked of a backup. */
export interface BackupPorts {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BackupProgress) => void) | undefined;
  /** What the log knows of the file, if it has it open itself: then it is not another that is copied. */
  readonly known?: KnownFile | undefined;
  /**
   * Gets the paths of unfinished backups in the same folder that were not removed, because it is unknown whether a process still
   * writes them.
   */
  readonly onLeft?: ((parts: readonly string[]) => void) | undefined;
}

/** What the thread reports: its progress, then a failure, or the damage that it found in the copied pages, if any. */
export type BackupNews =
  | BackupProgress
  | { readonly failure: WorkerFailure }
  | { readonly damage: string | undefined };

/** With its suffixes, such a name stays within 143 bytes: the limit of the file systems with the shortest names. */
const PART_NAME_BYTES_MAX = 90;

/**
 * Copies a file in a thread of its own, while other connections go on writing to it. The copy is a snapshot of one moment, with
 * all that was committed by then. It gets its name only when it is complete; until then, and if it fails, nothing is at that
 * path. The copy of a damaged log is damaged as well. It is made all the same, because tomorrow even less may be readable.
 *
 * Before that, it removes unfinished backups from the same folder whose processes were killed.
 *
 * @throws AuditOptionError (rejects) when the path is one that SQLite itself uses for the log.
 * @throws AuditStoreError (rejects) when something is there already, or the file cannot be read or the copy written; and, when
 * the copy is there, where the file is damaged (`AUDIT_STORE_CORRUPT`).
 */
export async function backUp(file: string, path: string, ports: BackupPorts): Promise<void> {
  const target = resolve(path);
  // A symbolic link may lead to another file than the one that the log has open.
  const source = ports.known?.path ?? resolve(file);
  ports.signal?.throwIfAborted();
  await explained(target, refuseOwnPart(source, target));
  await refuseTaken(target);
  await removeLeft(target, ports);
  const part = await explained(target, claimPart(beginOf(target)));
  try {
    await explained(target, makeOwn(part.path));
    const damage = await copyReadable(source, part.path, ports);
    await explained(target, takeName(part.path, target));
    refuseDamaged(source, target, damage);
  } finally {
    await part.end();
  }
}

async function removeLeft(target: string, { onLeft }: BackupPorts): Promise<void> {
  const left = await removeLeftParts(dirname(target));
  if (left.length > 0) {
    onLeft?.(left);
  }
}

/**
 * The name of the copy until it is complete. It begins like the name of the backup, so that a person knows to which backup it
 * belongs if the process is killed. A long name is cut off, because the backup itself may have the longest name that the system
 * allows.
 */
function beginOf(target: string): string {
  const name = Buffer.from(basename(target)).subarray(0, PART_NAME_BYTES_MAX).toString();
  return join(dirname(target), name);
}

/**
 * Refuses a name that SQLite uses for a part of the log, such as `audit.db-wal`: a copy with that name breaks the log. SQLite
 * keeps these files beside the real file. The case of the name is ignored, because some file systems ignore it.
 */
async function refuseOwnPart(file: string, target: string): Promise<void> {
  const real = await realpath(file).catch(() => file);
  const name = basename(target).toLowerCase();
  const isOwn = SIDES.some((side) => name === (basename(real) + side).toLowerCase());
  if (isOwn && isSameFile(dirname(real), dirname(target))) {
    throw new AuditOptionError(
      'path',
      `The backup cannot be written to "${target}": that is a name that SQLite itself uses for a part of the log. Name another file.`,
    );
  }
}

async function explained<T>(target: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof AuditError ? error : explainTarget(target, toFailure(error));
  }
}

/** The error codes of the system for the path of a backup, and what to do. */
const PLACES: readonly (readonly [codes: RegExp, failure: StoreFailure, advice: string])[] = [
  [/^ENOENT$/, 'AUDIT_STORE_MISSING', 'its folder does not exist. Make the folder first.'],
  [/^ENOTDIR$/, 'AUDIT_STORE_NOT_A_FILE', 'what should be its folder is none. Name another place.'],
  [/^(ENAMETOOLONG|ELOOP)$/, 'AUDIT_STORE_NOT_A_FILE', 'its path is too long. Name a shorter one.'],
];

function explainTarget(target: string, failure: WorkerFailure): Error {
  const [, code, advice] = PLACES.find(([codes]) => codes.test(failure.code ?? '')) ?? [];
  return code === undefined
    ? explainSqliteFailures(target)(failure, 'store')
    : new AuditStoreError(
        code,
        `The backup cannot be written to "${target}" (${failure.code}): ${advice}`,
        failure,
      );
}

async function refuseTaken(target: string): Promise<void> {
  const isFree = await lstat(target).then(
    () => false,
    () => true,
  );
  if (!isFree) {
    throw taken(target);
  }
}

/** A hard link fails if something has taken the name meanwhile. A rename would overwrite it. */
async function takeName(part: string, target: string): Promise<void> {
  try {
    await link(part, target);
  } catch (error) {
    throw toFailure(error).code === 'EEXIST' ? taken(target) : error;
  }
}

function taken(target: string): AuditStoreError {
  const message = `The backup cannot be written to "${target}": there is something already. Name a new file; no backup is ever replaced.`;
  return new AuditStoreError('AUDIT_BACKUP_EXISTS', message);
}

function refuseDamaged(file: string, target: string, damage: string | undefined): void {
  if (damage !== undefined) {
    throw new AuditStoreError(
      'AUDIT_STORE_CORRUPT',
      `The SQLite store "${file}" is damaged: ${damage}. The backup "${target}" was made, and is as damaged: a part of it can be neither read nor verified. Keep the backups that you have: run "audit-race verify" on the newest, and restore it. "sqlite3 FILE .recover" shows what can still be read of this one.`,
    );
  }
}

/**
 * Copies the file or, if no process has it open, a temporary copy: to read the file in place, SQLite would create a `-wal` and a
 * `-shm` beside it, and leave them there.
 */
async function copyReadable(file: string, backupTo: string, ports: BackupPorts): Promise<string | undefined> {
  return await whileReadable(file, async ({ path, remove }) => {
    try {
      return await copyInThread({ file, path, backupTo }, ports);
    } finally {
      await remove();
    }
  });
}

/** The path that errors name, the path that is read, and the path of the copy. */
interface CopyPaths {
  readonly file: string;
  readonly path: string;
  readonly backupTo: string;
}

async function copyInThread(
  { file, path, backupTo }: CopyPaths,
  { signal, onProgress, known }: BackupPorts,
): Promise<string | undefined> {
  const { code, isText } = findWorker();
  const thread = new Worker(code, {
    eval: isText,
    workerData: { file: path, backupTo, known },
    execArgv: [],
    name: 'audit-backup',
  });
  const copied = new Promise<string | undefined>((settle, reject) => {
    thread.on('error', reject);
    thread.once('exit', () =>
      reject(new AuditStoreError('AUDIT_ENGINE_DIED', 'The thread of the backup ended by itself.')),
    );
    thread.on('message', (news: BackupNews) => {
      if ('damage' in news) {
        settle(news.damage);
      } else if ('failure' in news) {
        reject(explainSqliteFailures(file)(news.failure, 'store'));
      } else {
        tell(onProgress, news, reject);
      }
    });
  });
  try {
    return await unlessAborted(copied, signal);
  } finally {
    // Also if it has ended by itself: it must have no file open when its unfinished copy is removed.
    await thread.terminate();
  }
}

/** If the caller's function throws or rejects, the backup ends with that error. */
function tell(
  onProgress: BackupPorts['onProgress'],
  progress: BackupProgress,
  reject: (error: unknown) => void,
): void {
  try {
    ownRejection(onProgress?.(progress), reject);
  } catch (error) {
    reject(error);
  }
}
