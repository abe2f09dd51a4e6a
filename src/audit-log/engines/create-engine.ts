import type { EntryRow } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import type { CreateEngine, Opening } from '../ports/engine';
import { readDatabaseUrl } from './database-url';
import { PostgresEngine, unreachableAtExit } from './postgres/postgres-engine';
import { type BackupPorts, backUp } from './sqlite/back-up';
import { openForReading } from './sqlite/open-for-reading';
import { SqliteEngine, storeInThisThread } from './sqlite/sqlite-engine';

/**
 * Opens the store that a database URL names: `sqlite:relative.db`, `sqlite:///absolute.db` or `postgres://host:5432/database`.
 *
 * Missing folders are made; the tables are made later, by `createTables()`. A driver is loaded only where an engine needs it:
 * that of SQLite in a thread.
 *
 * @throws AuditUrlError (rejects) when the URL has no accepted form.
 * @throws AuditStoreError (rejects) when the store cannot be opened; nothing is left open then.
 */
export const createEngine: CreateEngine = async (databaseUrl, limits) => {
  const location = readDatabaseUrl(databaseUrl);
  return location.kind === 'postgres'
    ? await PostgresEngine.open(location, limits)
    : await SqliteEngine.open(location.file, undefined, limits);
};

/** Copies the store that a database URL names to a new file, as `AuditService.backup` says. */
export async function backUpStore(databaseUrl: string, path: string, ports: BackupPorts): Promise<void> {
  const location = readDatabaseUrl(databaseUrl);
  if (location.kind === 'postgres') {
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'backup() copies a file of SQLite. Back a PostgreSQL up with its own tools: pg_dump, or pg_basebackup.',
    );
  }
  await backUp(location.file, path, ports);
}

/**
 * Opens the store that a database URL names, only to read it.
 *
 * @throws AuditUrlError (rejects) when the URL has no accepted form.
 * @throws AuditStoreError (rejects) when there is no such store, or it cannot be read; nothing is left open then.
 */
export const openEngineForReading: CreateEngine = async (databaseUrl, limits = {}) => {
  const location = readDatabaseUrl(databaseUrl);
  return location.kind === 'postgres'
    ? await PostgresEngine.openForReading(location, limits)
    : await openForReading(location.file, limits);
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
  const location = readDatabaseUrl(databaseUrl);
  if (location.kind === 'postgres') {
    throw unreachableAtExit();
  }
  storeInThisThread(location.file, rows, { opening });
}

export { createPostgresEngine, type PostgresEngineOptions } from './postgres/create-postgres-engine';
export type { PostgresPool } from './postgres/pg-client';
export { isPostgresClient, type PostgresClient, storeWithinPostgres } from './postgres/store-within';
export type { BackupPorts, BackupProgress } from './sqlite/back-up';
export { isSqliteConnection, type SqliteConnection, storeWithinSqlite } from './sqlite/store-within';
