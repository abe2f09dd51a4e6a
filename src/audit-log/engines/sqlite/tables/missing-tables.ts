import type { Database } from 'better-sqlite3';
import { messageOf } from '../../../domain/harmless-text';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';

/** All tables of this release. */
const TABLES = ['audit_entry', 'audit_writer', 'audit_batch', 'audit_gone'] as const;

/** A file without these tables is no log of version 2. */
const OLDEST = ['audit_entry', 'audit_writer'];

/** The tables that the first release creates. */
export const OLDEST_OF_1: readonly string[] = ['audit_entry'];

/**
 * A view in the place of a table counts as present here: `verify()` reports it. Names are in lower case, because SQLite ignores
 * their case.
 */
const FIND_TABLES = "SELECT lower(name) FROM main.sqlite_schema WHERE type IN ('table', 'view')";
const NO_TABLE = /^no such table: (?:main\.)?audit_/;

/**
 * Explains a failed call on an open log. If no table is left, the log counts as replaced. If only some are missing, nothing
 * creates them anew: somebody has to decide what to do.
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
 * @throws StoreFault when it has some tables, and others that are needed are missing: `neededOnly`, or by default those that
 * every release since version 2 creates.
 */
export function hasNoTables(database: Database, neededOnly?: readonly string[]): boolean {
  const there = findTables(database);
  if (TABLES.every((name) => !there.has(name))) {
    return true;
  }
  // An earlier release creates no `audit_gone`. A release that creates `audit_gone` creates `audit_batch`, too.
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
