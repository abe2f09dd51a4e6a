import type { EntryRow } from '../domain/entry-row';
import { AuditStoreError } from '../domain/errors';
import { loadPart } from '../domain/load-part';
import { otherLog } from '../domain/other-log';
import type { CallLimits } from '../ports/call-limits';
import type { CreateEngine, Engine, Opening } from '../ports/engine';
import { readDatabaseUrl } from './database-url';
import { loadPostgresEngine } from './postgres/create-postgres-engine';
import { PostgresLog } from './postgres/postgres-log';
import { unreachableAtExit } from './postgres/refusals/postgres-refusals';
import type { PostgresClient } from './postgres/rows/callers-client';
import type { BackupPorts } from './sqlite/backup/back-up';
import type { SqliteConnection } from './sqlite/rows/callers-connection';
import { SqliteLog } from './sqlite/sqlite-log';

/** What only some programs need. */
const parts = {
  sqlite: (): typeof import('./sqlite/sqlite-engine') => require('./sqlite/sqlite-engine'),
  readingSqlite: (): typeof import('./sqlite/opening/open-for-reading') =>
    require('./sqlite/opening/open-for-reading'),
  backingUpSqlite: (): typeof import('./sqlite/backup/back-up') => require('./sqlite/backup/back-up'),
  withinSqlite: (): typeof import('./sqlite/rows/store-within') => require('./sqlite/rows/store-within'),
  withinPostgres: () => {
    const {
      storeWithinPostgres,
    }: typeof import('./postgres/rows/store-within') = require('./postgres/rows/store-within');
    return { storeWithinPostgres };
  },
};

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
 * Loads what opens the store that a database URL names: before the first call, because at the exit of the process, or when a test runner
 * has ended its tests, it may be too late.
 */
export function loadEngine(databaseUrl: string): void {
  try {
    storeAt(databaseUrl).load();
  } catch {
    // Opening the store tries again, and says why.
  }
}

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
  const known = log instanceof SqliteLog ? log.known : undefined;
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
  if (log instanceof SqliteLog) {
    throw otherLog('the SQLite file');
  }
  await loadPart(parts.withinPostgres).storeWithinPostgres(
    client,
    row,
    log instanceof PostgresLog ? log : undefined,
  );
}

/** Stores a row in the transaction that is open on a connection of better-sqlite3. Throws what {@link storeInPostgres} rejects with. */
export function storeInSqlite(connection: SqliteConnection, row: EntryRow, log?: Engine): void {
  if (log instanceof PostgresLog) {
    throw otherLog('the PostgreSQL database');
  }
  loadPart(parts.withinSqlite).storeWithinSqlite(
    connection,
    row,
    log instanceof SqliteLog ? log.file : undefined,
  );
}

/** A text that only the log of an open engine has; `undefined` if the engine does not tell. */
export function identityOf(engine: Engine | undefined): string | undefined {
  return engine instanceof PostgresLog ? engine.identity : undefined;
}

/** What can be done with a store of which only the URL is known. */
interface NamedStore {
  readonly load: () => void;
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
        load: () => loadPart(parts.sqlite),
        open: (limits) => loadPart(parts.sqlite).SqliteEngine.open(location.file, undefined, limits),
        openForReading: (limits) => loadPart(parts.readingSqlite).openForReading(location.file, limits),
        backUp: (path, ports) => loadPart(parts.backingUpSqlite).backUp(location.file, path, ports),
        storeAtExit: (rows, opening) =>
          loadPart(parts.sqlite).storeInThisThread(location.file, rows, { opening }),
      };
    case 'postgres':
      return {
        load: loadPostgresEngine,
        open: (limits) => loadPostgresEngine().open(location, limits),
        openForReading: (limits) => loadPostgresEngine().openForReading(location, limits),
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
export { isPostgresClient, type PostgresClient } from './postgres/rows/callers-client';
export type { BackupPorts, BackupProgress } from './sqlite/backup/back-up';
export { isSqliteConnection, type SqliteConnection } from './sqlite/rows/callers-connection';
