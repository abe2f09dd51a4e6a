import type { Database } from 'better-sqlite3';
import { messageOf } from '../../../domain/harmless-text';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';

/** All tables of this release. */
const TABLES = ['audit_entry', 'audit_writer', 'audit_batch', 'audit_gone'] as const;

/** Without these it is no log of version 2. */
const OLDEST = ['audit_entry', 'audit_writer'];

/** What the first release made. */
export const OLDEST_OF_1: readonly string[] = ['audit_entry'];

/** What somebody has put in the place of a table is there, and verifying names it. To SQLite a name is the same in capitals. */
const FIND_TABLES = "SELECT lower(name) FROM main.sqlite_schema WHERE type IN ('table', 'view')";
const NO_TABLE = /^no such table: (?:main\.)?audit_/;

/**
 * Why a call has failed on an open log: where it is because of a table that is not there, it is looked whether others are. Then none
 * are made anew, and all waits for somebody to decide.
 */
export function explainMissing(database: Database, error: unknown): unknown {
  if (!NO_TABLE.test(messageOf(error))) {
    return error;
  }
  const there = findTables(database);
  const missing = TABLES.filter((name) => !there.has(name));
  if (missing.length === TABLES.length) {
    return new StoreFault('STORE_REPLACED', `the tables of "${database.name}" were dropped`);
  }
  return missing.length === 0 ? error : incomplete(missing);
}

/**
 * Whether a file has no tables of a log at all.
 *
 * @throws StoreFault when it has some, and lacks others that are needed: if not told otherwise, those that each release since version 2 makes.
 */
export function hasNoTables(database: Database, neededOnly?: readonly string[]): boolean {
  const there = findTables(database);
  if (TABLES.every((name) => !there.has(name))) {
    return true;
  }
  // An earlier release has made no `audit_gone`. Where that is, `audit_batch` was as well.
  const made = there.has('audit_gone') ? [...OLDEST, 'audit_batch'] : OLDEST;
  const missing = (neededOnly ?? made).filter((name) => !there.has(name));
  if (missing.length > 0) {
    throw incomplete(missing);
  }
  return false;
}

function findTables(database: Database): ReadonlySet<unknown> {
  return new Set(database.prepare(FIND_TABLES).pluck().all());
}

function incomplete(missing: readonly string[]): StoreFault {
  return new StoreFault('STORE_INCOMPLETE', `of its tables these are not there: ${missing.join(', ')}`);
}
