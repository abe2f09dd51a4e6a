import type { EntryRow } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import { otherLog } from '../domain/other-log';
import type { CallLimits } from '../ports/call-limits';
import type { CreateEngine, Engine, Opening } from '../ports/engine';
import { readDatabaseUrl } from './database-url';
import { PostgresEngine } from './postgres/postgres-engine';
import { unreachableAtExit } from './postgres/refusals/postgres-refusals';
import { type PostgresClient, storeWithinPostgres } from './postgres/rows/store-within';
import { type BackupPorts, backUp } from './sqlite/backup/back-up';
import { openForReading } from './sqlite/opening/open-for-reading';
import { type SqliteConnection, storeWithinSqlite } from './sqlite/rows/store-within';
import { SqliteEngine, storeInThisThread } from './sqlite/sqlite-engine';

/**
 * Opens the store that a database URL names: `sqlite:relative.db`, `sqlite:///absolute.db` or `postgres://host:5432/database`.
 *
 * Missing folders are made; the tables are made later, by `createTables()`. A driver is loaded only where an engine needs it:
 * that of SQLite in a thread and, only to take a lock, also in the caller's own thread.
 *
 * @throws AuditUrlError (rejects) when the URL has no accepted form.
 * @throws AuditStoreError (rejects) when the store cannot be opened; nothing is left open then.
 */
export const createEngine: CreateEngine = async (databaseUrl, limits) => {
  return await storeAt(databaseUrl).open(limits);
};

/**
 * Copies the store that a database URL names to a new file, as `AuditService.backup` says.
 *
 * @param log the engine of the log, if one is open: no other file is copied than the one that it has open.
 */
export async function backUpStore(
  databaseUrl: string,
  path: string,
  ports: BackupPorts,
  log?: Engine,
): Promise<void> {
  const known = log instanceof SqliteEngine ? log.known : undefined;
  await storeAt(databaseUrl).backUp(path, { ...ports, known });
}

/**
 * Opens the store that a database URL names, only to read it.
 *
 * @throws AuditUrlError (rejects) when the URL has no accepted form.
 * @throws AuditStoreError (rejects) when there is no such store, or it cannot be read; nothing is left open then.
 */
export const openEngineForReading: CreateEngine = async (databaseUrl, limits = {}) => {
  return await storeAt(databaseUrl).openForReading(limits);
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
  storeAt(databaseUrl).storeAtExit(rows, opening);
}

/**
 * Stores a row in the transaction that is open on a connection of `pg`.
 *
 * @param log the engine of the log, if one is open. Where an engine of the user's own stores is unknown, so it is not compared.
 * @throws AuditOptionError (rejects) when the connection leads to another log.
 * @throws AuditStoreError (rejects) when no transaction is open, or the server refuses the row.
 */
export async function storeInPostgres(client: PostgresClient, row: EntryRow, log?: Engine): Promise<void> {
  if (log instanceof SqliteEngine) {
    throw otherLog('the SQLite file');
  }
  await storeWithinPostgres(client, row, log instanceof PostgresEngine ? log : undefined);
}

/** Stores a row in the transaction that is open on a connection of better-sqlite3. Throws what {@link storeInPostgres} rejects with. */
export function storeInSqlite(connection: SqliteConnection, row: EntryRow, log?: Engine): void {
  if (log instanceof PostgresEngine) {
    throw otherLog('the PostgreSQL database');
  }
  storeWithinSqlite(connection, row, log instanceof SqliteEngine ? log.file : undefined);
}

/** A text that only the log of an open engine has; `undefined` if the engine does not tell. */
export function identityOf(engine: Engine | undefined): string | undefined {
  return engine instanceof PostgresEngine ? engine.identity : undefined;
}

/** What can be done with a store of which only the URL is known. */
interface NamedStore {
  readonly open: (limits?: CallLimits) => Promise<Engine>;
  readonly openForReading: (limits: CallLimits) => Promise<Engine>;
  readonly backUp: (path: string, ports: BackupPorts) => Promise<void>;
  readonly storeAtExit: (rows: readonly EntryRow[], opening?: Opening) => void;
}

// The compiler asks for a case for each kind of store, and in each case for all parts.
function storeAt(databaseUrl: string): NamedStore {
  const location = readDatabaseUrl(databaseUrl);
  switch (location.kind) {
    case 'sqlite':
      return {
        open: (limits) => SqliteEngine.open(location.file, undefined, limits),
        openForReading: (limits) => openForReading(location.file, limits),
        backUp: (path, ports) => backUp(location.file, path, ports),
        storeAtExit: (rows, opening) => storeInThisThread(location.file, rows, { opening }),
      };
    case 'postgres':
      return {
        open: (limits) => PostgresEngine.open(location, limits),
        openForReading: (limits) => PostgresEngine.openForReading(location, limits),
        backUp: () => Promise.reject(noBackup()),
        storeAtExit: () => {
          throw unreachableAtExit();
        },
      };
  }
}

function noBackup(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FAILED',
    'backup() copies a file of SQLite. Back a PostgreSQL up with its own tools: pg_dump, or pg_basebackup.',
  );
}

export type { PostgresPool } from './postgres/connection/pg-client';
export { createPostgresEngine, type PostgresEngineOptions } from './postgres/create-postgres-engine';
export { isPostgresClient, type PostgresClient } from './postgres/rows/store-within';
export type { BackupPorts, BackupProgress } from './sqlite/backup/back-up';
export { isSqliteConnection, type SqliteConnection } from './sqlite/rows/store-within';
