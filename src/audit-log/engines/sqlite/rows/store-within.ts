import type { Database, Statement } from 'better-sqlite3';
import type { EntryRow } from '../../../domain/entry-row';
import { AuditOptionError, AuditStoreError } from '../../../domain/errors';
import { messageOf } from '../../../domain/harmless-text';
import { otherLog } from '../../../domain/other-log';
import { COLUMNS } from '../../sql/entry-columns';
import { explainSqliteFailures } from '../../sqlite-file/explain-sqlite-failure';
import { toFailure } from '../../worker/worker-protocol';
import { explainRefused } from '../chain/explain-refused';
import { refuseHindered } from '../chain/refuse-hindered';
import { fileOfLog, isSameFile } from '../tables/log-file';
import { FIND_LAST_SEQ, PLACEHOLDERS } from '../tables/tables';
import { isSqliteConnection, type SqliteConnection } from './callers-connection';

/**
 * SQLite takes the write lock before it looks up the number, so no other connection can give the same number. No batch is
 * recorded, because the caller's transaction may never be committed.
 */
const INSERT_ONE = `INSERT INTO audit_entry (seq, ${COLUMNS}) VALUES ((${FIND_LAST_SEQ}) + 1, ${PLACEHOLDERS})`;

/** SQLite puts `main.` before the name of a table that a trigger lacks. */
const NO_TABLES = /^no such table: audit_|^table audit_entry has no column /;

/** The insert of each connection, prepared once: to prepare it takes as long as to run it. */
const prepared = new WeakMap<Database, Statement>();

/** The log file of each connection that was checked. */
const logFiles = new WeakMap<Database, string>();

/**
 * Stores a row in the transaction that is open on a connection.
 *
 * @throws AuditOptionError when the connection leads to another log.
 * @throws AuditStoreError when no transaction is open, or the file cannot take the row.
 */
export function storeWithinSqlite(connection: SqliteConnection, row: EntryRow, logFile?: string): void {
  const database: unknown = connection;
  if (!isDatabase(database) || !database.inTransaction) {
    throw new AuditStoreError(
      'AUDIT_STORE_FAILED',
      'This connection of better-sqlite3 is in no transaction: the entry would stay when the action fails. Record within db.transaction(() => { … }).',
    );
  }
  try {
    if (logFile !== undefined) {
      refuseOtherLog(database, logFile);
    }
    refuseHindered(insertOf(database).run(row).changes, 1, 'stored');
  } catch (error) {
    if (error instanceof AuditOptionError) {
      throw error;
    }
    const why = explainRefused((sql) => database.prepare(sql), error);
    const failure = explainSqliteFailures(database.name)(toFailure(why), 'store');
    throw NO_TABLES.test(messageOf(error)) ? withoutTables(database, failure) : failure;
  }
}

/** Refuses a connection to another log. Its files stay the same, so it is checked only once for each log. */
function refuseOtherLog(database: Database, logFile: string): void {
  if (logFiles.get(database) === logFile) {
    return;
  }
  const file = fileOfLog(database);
  if (file !== undefined && !isSameFile(file, logFile)) {
    throw otherLog('the file');
  }
  if (file !== undefined) {
    logFiles.set(database, logFile);
  }
}

function isDatabase(connection: unknown): connection is Database {
  return isSqliteConnection(connection);
}

function insertOf(database: Database): Statement {
  const known = prepared.get(database);
  if (known !== undefined) {
    return known;
  }
  const insert = database.prepare(INSERT_ONE);
  prepared.set(database, insert);
  return insert;
}

function withoutTables({ name }: Database, cause: unknown): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_MISSING',
    `The SQLite file "${name}" has no tables of this release. Use the file of the log, or attach it, and await ensureSession() once before.`,
    cause,
  );
}
