import { abortSignal, aFunction, type OptionRules, readOptions } from '../domain/call-options';
import { AuditOptionError, AuditStoreError } from '../domain/errors';
import { describeValue } from '../domain/harmless-text';
import { type BackupProgress, backUpStore, createEngine } from '../engines/create-engine';
import type { CompleteAuditOptions } from './audit-options';
import type { CallsOfUsers } from './calls-of-users';

/** How a backup is watched and stopped. */
export interface BackupOptions {
  /** Stops the backup; it rejects with the reason, and nothing is left of it. */
  readonly signal?: AbortSignal | undefined;
  /** Hears how far it has come, every 1000 pages (4 MB). What it throws ends the backup. */
  readonly onProgress?: ((progress: BackupProgress) => void) | undefined;
}

/** What a backup needs of the log. */
interface BackedUpLog {
  readonly options: CompleteAuditOptions;
  readonly calls: CallsOfUsers;
}

const BACKUP_RULES: OptionRules<BackupOptions> = {
  signal: abortSignal,
  onProgress: aFunction,
};

/** Checks what a backup was asked for, and gives what makes it. Only the package's own engine can, which is known by its URL. */
export function readBackup(
  { calls, options: { engine, createEngine: create, databaseUrl } }: BackedUpLog,
  path: unknown,
  given: BackupOptions,
): () => Promise<void> {
  const ports = readOptions(given, 'backup()', BACKUP_RULES);
  if (typeof path !== 'string' || path === '' || path.includes('\0')) {
    throw new AuditOptionError(
      'path',
      `The path of a backup must be text without a NUL, not ${describeValue(path)}.`,
    );
  }
  if (engine !== undefined || create !== createEngine) {
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'This engine cannot be backed up through the audit log. Use what its own database has for that.',
    );
  }
  return async () => {
    // The file is there once it was opened.
    await calls.engine();
    await backUpStore(databaseUrl, path, ports);
  };
}
