import { link, lstat, realpath } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import { AuditError, AuditOptionError, AuditStoreError, type StoreFailure } from '../../../domain/errors';
import { ownRejection } from '../../../domain/own-rejection';
import { unlessAborted } from '../../../ports/call-limits';
import { claimPart, makeOwn, removeLeftParts } from '../../sqlite-file/claimed-part';
import { explainSqliteFailures } from '../../sqlite-file/explain-sqlite-failure';
import { SIDES } from '../../sqlite-file/side-files';
import { findWorker } from '../../worker/find-worker';
import { toFailure, type WorkerFailure } from '../../worker/worker-protocol';
import { readableFile } from '../opening/readable-file';
import { isSameFile } from '../tables/log-file';

/** How far a backup has come, in pages of the file. */
export interface BackupProgress {
  /** So many pages are copied. */
  readonly copiedPages: number;
  /** So many there are in all. */
  readonly totalPages: number;
}

/** What may be asked of a backup. */
export interface BackupPorts {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: BackupProgress) => void) | undefined;
  /** Hears of unfinished backups in the same folder that stay there, because nobody here can tell whether somebody still writes them. */
  readonly onLeft?: ((parts: readonly string[]) => void) | undefined;
}

/** What the thread says while it copies, and at the end: what is wrong with the pages that it copied, if anything is. */
export type BackupNews =
  | BackupProgress
  | { readonly failure: WorkerFailure }
  | { readonly damage: string | undefined };

/** With all that comes behind it, this is within the 143 bytes of the systems that take the shortest names. */
const PART_NAME_BYTES_MAX = 90;

/**
 * Copies a file while others go on writing to it, in a thread of its own: as it was at one moment, with all that was committed by
 * then. The copy gets its name when it is whole; until then, and where it fails, nothing is at that path. Of a log that is damaged
 * the copy is damaged as well. It is made all the same: tomorrow there may be less.
 *
 * What backups into the same folder have left that were killed is removed first.
 *
 * @throws AuditOptionError (rejects) when the path is one that SQLite itself uses for the log.
 * @throws AuditStoreError (rejects) when something is there already, or the file cannot be read or the copy written; and, when the copy is
 * there, where the file is damaged (`AUDIT_STORE_CORRUPT`).
 */
export async function backUp(file: string, path: string, ports: BackupPorts): Promise<void> {
  const target = resolve(path);
  ports.signal?.throwIfAborted();
  await explained(target, refuseOwnPart(resolve(file), target));
  await refuseTaken(target);
  await removeLeft(target, ports);
  const part = await explained(target, claimPart(beginOf(target)));
  try {
    await explained(target, makeOwn(part.path));
    const damage = await copyReadable(resolve(file), part.path, ports);
    await explained(target, takeName(part.path, target));
    refuseDamaged(resolve(file), target, damage);
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
 * How the copy is named until it is whole: after the backup, so that somebody knows whose it is when a process was killed over it.
 * Of a long name the beginning: the longest names that there are can be those of a backup as well.
 */
function beginOf(target: string): string {
  const name = Buffer.from(basename(target)).subarray(0, PART_NAME_BYTES_MAX).toString();
  return join(dirname(target), name);
}

/**
 * SQLite takes what has such a name for a part of the log, so a copy of that name breaks it. The files lie beside the real one. On
 * some systems capitals make no other name.
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

/** What the system says of the place of a backup, and what to do. */
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

/** A link is refused where somebody has taken the name meanwhile; to rename would take away what is there. */
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

/** A file that nobody has open is read from a copy: SQLite would leave behind what it makes beside the file to read it. */
async function copyReadable(file: string, backupTo: string, ports: BackupPorts): Promise<string | undefined> {
  const readable = await readableFile(file);
  try {
    return await copyInThread({ file, path: readable.path, backupTo }, ports);
  } finally {
    await readable.remove();
  }
}

/** What is copied, the name by which it is known, and where to. */
interface CopyPaths {
  readonly file: string;
  readonly path: string;
  readonly backupTo: string;
}

async function copyInThread(
  { file, path, backupTo }: CopyPaths,
  { signal, onProgress }: BackupPorts,
): Promise<string | undefined> {
  const { code, isText } = findWorker();
  const thread = new Worker(code, {
    eval: isText,
    workerData: { file: path, backupTo },
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
    // Also where it has ended by itself. Nothing of it may be open when what it wrote is removed.
    await thread.terminate();
  }
}

/** What the caller's own function throws or rejects with ends the backup, and is what the caller is told. */
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
