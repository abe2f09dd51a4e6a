import type { EntryRow } from '../domain/entry-row';
import type { CreateEngine, Opening } from '../ports/engine';
import { readDatabaseUrl } from './database-url';
import { type BackupPorts, backUp } from './sqlite/back-up';
import { openForReading } from './sqlite/open-for-reading';
import { SqliteEngine, storeInThisThread } from './sqlite/sqlite-engine';

/**
 * Opens the store that a database URL names: `sqlite:relative.db` or `sqlite:///absolute.db`.
 *
 * Missing folders are made; the tables are made later, by `createTables()`. A driver is loaded only in the thread of
 * an engine that needs it.
 *
 * @throws AuditUrlError (rejects) when the URL has no accepted form.
 * @throws AuditStoreError (rejects) when the store cannot be opened; nothing is left open then.
 */
export const createEngine: CreateEngine = async (databaseUrl, limits) => {
  const { file } = readDatabaseUrl(databaseUrl);
  return await SqliteEngine.open(file, undefined, limits);
};

/** Copies the store that a database URL names to a new file, as `AuditService.backup` says. */
export async function backUpStore(databaseUrl: string, path: string, ports: BackupPorts): Promise<void> {
  await backUp(readDatabaseUrl(databaseUrl).file, path, ports);
}

/**
 * Opens the store that a database URL names, only to read it.
 *
 * @throws AuditUrlError (rejects) when the URL has no accepted form.
 * @throws AuditStoreError (rejects) when there is no such store, or it cannot be read; nothing is left open then.
 */
export const openEngineForReading: CreateEngine = async (databaseUrl, limits = {}) => {
  const { file } = readDatabaseUrl(databaseUrl);
  return await openForReading(file, limits);
};

/**
 * Stores rows in the store that a database URL names, and blocks until they are on disk.
 *
 * For a session that never opened before its process exits; the file and its tables are made where they are missing.
 * Safe to call twice with the same rows.
 *
 * @throws AuditUrlError when the URL has no accepted form.
 * @throws AuditStoreError when the rows cannot be stored.
 */
export function storeAtExit(databaseUrl: string, rows: readonly EntryRow[], opening?: Opening): void {
  const { file } = readDatabaseUrl(databaseUrl);
  storeInThisThread(file, rows, { opening });
}

export type { BackupPorts, BackupProgress } from './sqlite/back-up';
