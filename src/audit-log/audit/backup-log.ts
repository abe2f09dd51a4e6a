import { fileURLToPath } from 'node:url';
import { asked } from '../domain/asked';
import {
  aFunction,
  LIMIT_RULES,
  type LimitOptions,
  type OptionRules,
  readOptions,
} from '../domain/call-options';
import { AuditOptionError, AuditStoreError } from '../domain/errors';
import { isInMemory, misnamedFile } from '../domain/file-path';
import { harmlessLine } from '../domain/harmless-text';
import { type BackupProgress, backUpStore, createEngine } from '../engines/create-engine';
import { readDatabaseUrl } from '../engines/database-url';
import { unlessAborted } from '../ports/call-limits';
import type { Engine } from '../ports/engine';
import type { Logger } from '../ports/logger';
import type { CompleteAuditOptions } from './audit-options';
import type { CallsOfUsers, UpkeepManner } from './calls-of-users';

/** How a backup is watched and stopped. If a limit ends it, the call rejects once nothing is left of the backup. */
export interface BackupOptions extends LimitOptions {
  /** Called every 1000 pages (4 MB) with how far the backup has come. If it throws, the backup ends. */
  readonly onProgress?: ((progress: BackupProgress) => void) | undefined;
}

/** What a backup needs of the log. */
interface BackedUpLog {
  readonly options: CompleteAuditOptions;
  readonly calls: CallsOfUsers;
  readonly logger: Logger;
}

const BACKUP_RULES: OptionRules<BackupOptions> = {
  ...LIMIT_RULES,
  onProgress: aFunction,
};

/** Checks the arguments of a backup, and returns the function that makes it. Only the package's own engine can do it, by its URL. */
export function readBackup(
  { calls, logger, options: { engine, createEngine: create, databaseUrl } }: BackedUpLog,
  path: unknown,
  given: BackupOptions,
): () => Promise<void> {
  const { onProgress, ...limit } = readOptions(given, 'backup()', BACKUP_RULES);
  const file = readBackupPath(path);
  if (engine !== undefined || create !== createEngine) {
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'This engine cannot be backed up through the audit log. Use the backup tools of its own database.',
    );
  }
  const manner: UpkeepManner = {
    limit: { ...limit, tooLate: () => tooLate(limit.timeoutMs), stepMs: undefined },
    store: 'first',
    ends: 'when closing cannot wait',
  };
  return () =>
    calls.upkeep(manner, async (stop) => {
      // Opening the log creates its file, if there is none yet.
      const opened = await unlessAborted(calls.engineInFlight(), stop);
      const onLeft = (parts: readonly string[]) =>
        logger.warn(
          { parts },
          'unfinished backups stay in the folder: nobody here can tell whether somebody still writes them',
        );
      await backUpStore(databaseUrl, file, { signal: stop, onProgress, onLeft }, opened).catch((error) =>
        letGo(calls, opened, error),
      );
    });
}

/** Rejects with the error of a backup. If it says that the engine has lost its file, the session lets go of it, as after any other call. */
async function letGo(calls: CallsOfUsers, engine: Engine, error: unknown): Promise<never> {
  if (error instanceof AuditStoreError && error.engineLost) {
    await calls.useInFlight((now) => (now === engine ? Promise.reject(error) : Promise.resolve()));
  }
  throw error;
}

/** @throws AuditOptionError when this cannot be a path. The message does not repeat a URL, which may contain a password. */
export function readBackupPath(path: unknown): string {
  const given = misnamedFile(path);
  if (typeof path !== 'string' || given !== undefined) {
    throw new AuditOptionError(
      'path',
      `The path of a backup is ${given}, and must be the name of a file, such as "backups/audit.db": text that is not empty, without a NUL or half of a character, and no URL.${hintAt(path)}`,
    );
  }
  return path;
}

/** The path in the URL of a file: that may be repeated, and is what was meant. */
function hintAt(path: unknown): string {
  const file = asked(() => fileIn(path instanceof URL ? path.href : path), undefined);
  return file === undefined ? '' : ` Write its path alone: "${harmlessLine(file)}".`;
}

function fileIn(url: unknown): string | undefined {
  if (typeof url !== 'string' || isInMemory(url)) {
    return undefined;
  }
  if (url.startsWith('file:')) {
    // Without a slash it is a path from the working directory, which only SQLite reads so.
    return url.startsWith('file:/') ? fileURLToPath(url) : decodeURIComponent(url.slice('file:'.length));
  }
  const location = readDatabaseUrl(url);
  return location.kind === 'sqlite' ? location.file : undefined;
}

function tooLate(timeoutMs: number | undefined): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_TIMEOUT',
    `The log was not backed up within ${timeoutMs} ms. Nothing is left of the backup. Allow more time, or try again when the log has less to do.`,
  );
}
