import { statSync } from 'node:fs';
import { AuditStoreError } from '../../domain/errors';
import { explainSqliteFailures } from '../sqlite-file/explain-sqlite-failure';
import { loadDriver } from '../sqlite-file/load-driver';
import { refuseNoFile } from '../sqlite-file/make-file';
import { refuseUnfitDriver } from '../sqlite-file/open-database';
import { tellFailure } from '../sqlite-file/tell-failure';

const HAS_TABLES = "SELECT count(*) = 2 FROM sqlite_schema WHERE name IN ('audit_entry', 'audit_writer')";
const HAS_ROWS = 'SELECT EXISTS (SELECT 1 FROM audit_entry)';
const HAS_WRITERS = 'SELECT EXISTS (SELECT 1 FROM audit_writer)';

/** How long it waits for other connections at most, in milliseconds. It blocks this thread. */
const LOOK_MS = 200;

/**
 * Whether entries wait in a spill file. It takes a millisecond, in this thread: no thread is started where there is nothing to do.
 *
 * @throws AuditStoreError when the driver cannot be loaded, the file cannot be read, or it is no spill file but a log.
 */
export function lookAtSpill(file: string): boolean {
  try {
    // Even if there is no file yet: whether the driver can make one must be known before the file is needed.
    refuseUnfitDriver();
    const Driver = loadDriver();
    const found = statSync(file, { throwIfNoEntry: false });
    refuseNoFile(found);
    const database =
      found === undefined
        ? new Driver(':memory:')
        : new Driver(file, { timeout: LOOK_MS, fileMustExist: true });
    try {
      const ask = (sql: string): boolean => database.prepare(sql).pluck().get() === 1;
      if (!ask(HAS_TABLES)) {
        return false;
      }
      if (ask(HAS_WRITERS)) {
        throw isLog(file);
      }
      return ask(HAS_ROWS);
    } finally {
      database.close();
    }
  } catch (error) {
    throw error instanceof AuditStoreError ? error : explainSqliteFailures(file)(tellFailure(error), 'start');
  }
}

/** What a log has stored has a writer; what was spilled has none. */
function isLog(file: string): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FOREIGN',
    `The spill file "${file}" is an audit log of its own: nothing is taken out of it. Name another file in spillFile.`,
  );
}
