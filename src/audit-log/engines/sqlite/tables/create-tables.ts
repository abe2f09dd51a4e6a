import type { Database } from 'better-sqlite3';
import type { RowPiece } from '../../../domain/packed-rows';
import type { Moved } from '../../../ports/engine';
import { APPLICATION_ID } from '../../sql/application-id';
import { COLUMN_NAMES } from '../../sql/entry-columns';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { giveNumber, hasNumber } from '../../sqlite-file/file-number';
import { listNotMadeYet } from './append-only';
import { hasNoTables, OLDEST_OF_1 } from './missing-tables';
import { refuseEncoding } from './refuse-encoding';
import { COLUMNS_OF_1, CREATE_TABLES, MOVE_FROM_1, SCHEMA_VERSION } from './tables';

const COUNT_ROWS = 'SELECT count(*) FROM audit_entry';
/** `table_xinfo` also lists generated columns: somebody may have turned one of our columns into one. */
const LIST_COLUMNS = "SELECT name FROM temp.pragma_table_xinfo('audit_entry') ORDER BY cid";
/** The columns of this release. A later release whose tables this one could damage must have other columns. */
const TODAYS_COLUMNS = ['seq', ...COLUMN_NAMES];
const LIST_NAMES = 'SELECT lower(name) FROM sqlite_schema';
const FIND_OPENED = "SELECT 1 FROM audit_entry WHERE event_type = 'audit.opened' AND time > ? LIMIT 1";

/** The entry that a log writes about itself when it goes on in another file, as it is posted to the thread; see `Opening`. */
export interface PackedOpening {
  readonly pieces: readonly RowPiece[];
  readonly lostSince: number | undefined;
}

/** Makes the tables once, however many connections and processes try: look, lock, look again. */
export function createTables(
  database: Database,
  opening: PackedOpening | undefined,
  store: (pieces: readonly RowPiece[]) => void,
): Moved | undefined {
  const isReady = isCurrent(database) && !hasNoTables(database) && hasNumber(database);
  if (isReady && opening?.lostSince === undefined) {
    return undefined;
  }
  const startedAt = performance.now();
  const createOnce = database.transaction(() => {
    const kind = readKind(database);
    const isNew = hasNoLog(database, kind);
    if (!isCurrent(database)) {
      refuseForeign(database);
      refuseUnfit(database, isNew);
      database.exec(kind === 1 ? MOVE_FROM_1 : CREATE_TABLES);
    }
    giveNumber(database);
    const movedRows = kind === 1 ? Number(database.prepare(COUNT_ROWS).pluck().get()) : undefined;
    if (opening !== undefined && (isNew || isUntold(database, opening.lostSince))) {
      store(opening.pieces);
    }
    return movedRows;
  });
  const movedRows = createOnce.immediate();
  return movedRows === undefined
    ? undefined
    : { movedRows, durationMs: Math.round(performance.now() - startedAt) };
}

/** The first release had no table of writers, so a file of version 1 is complete without it. */
function hasNoLog(database: Database, kind: number | 'foreign'): boolean {
  return kind === 'foreign' || hasNoTables(database, kind === 1 ? OLDEST_OF_1 : undefined);
}

/** Refuses to begin a log in a file whose text encoding prevents verification for good. A log that exists already goes on. */
function refuseUnfit(database: Database, isNew: boolean): void {
  if (isNew) {
    refuseEncoding((sql) => database.prepare(sql));
  }
}

/** Whether no process has recorded the loss of the earlier file yet: of several processes that lost it, only the first does. */
function isUntold(database: Database, lostSince: number | undefined): boolean {
  return lostSince !== undefined && database.prepare(FIND_OPENED).get(lostSince) === undefined;
}

/**
 * The version of the tables in a file; `'foreign'` when the file is not ours. The columns decide, and not `user_version` alone:
 * if somebody has changed that number, to migrate tables of version 2 as if they were of version 1 would lose data.
 *
 * Where `user_version` is too low, this returns 0, as for a new file, so that the number is written again: an earlier release
 * needs it to refuse the file. A higher `user_version` may belong to another application that has its own tables in the same
 * file.
 */
export function readKind(database: Database): number | 'foreign' {
  if (!isOurs(database)) {
    return 'foreign';
  }
  const version = readNumber(database, 'user_version');
  const columns = listColumns(database);
  if (version > SCHEMA_VERSION) {
    if (hasTodaysColumns(columns)) {
      return SCHEMA_VERSION;
    }
    const why = `its tables have version ${version}, and this release knows up to ${SCHEMA_VERSION}`;
    throw new StoreFault('STORE_NEWER', why);
  }
  if (areOfVersion1(columns)) {
    return 1;
  }
  return columns.length > 0 && version !== SCHEMA_VERSION ? 0 : version;
}

/** The columns of `audit_entry`; none when there is no such table, or something in its place of which SQLite cannot list the columns. */
function listColumns(database: Database): readonly unknown[] {
  try {
    return database.prepare(LIST_COLUMNS).pluck().all();
  } catch (error) {
    if (Object(error).code !== 'SQLITE_ERROR') {
      throw error;
    }
    return [];
  }
}

function hasTodaysColumns(columns: readonly unknown[]): boolean {
  return columns.join() === TODAYS_COLUMNS.join();
}

/** Only version 1 has no `seq`. A table of version 2 that has lost its `seq` still has other columns that version 1 lacks. */
function areOfVersion1(columns: readonly unknown[]): boolean {
  const there = TODAYS_COLUMNS.filter((name) => columns.includes(name));
  return there.join() === COLUMNS_OF_1.join();
}

/** Whether the tables are the ones this version knows, and an earlier build has not left some of them out. */
function isCurrent(database: Database): boolean {
  if (readKind(database) !== SCHEMA_VERSION) {
    return false;
  }
  const names = new Set(database.prepare(LIST_NAMES).pluck().all().map(String));
  return names.has('audit_gone') && listNotMadeYet(names).length === 0;
}

/**
 * A file with somebody else's tables is not ours to add to.
 *
 * @throws StoreFault when it has such tables, or ours without our mark, as after `.dump` into a new file.
 */
export function refuseForeign(database: Database): void {
  if (isOurs(database)) {
    return;
  }
  if (hasTodaysColumns(listColumns(database))) {
    const mark = readNumber(database, 'application_id');
    const why = `it has the tables of a log, but its application_id is ${mark}, and not ${APPLICATION_ID}`;
    throw new StoreFault('STORE_UNMARKED', why);
  }
  const table = findTable(database, 'LIMIT 1');
  if (table !== undefined) {
    throw new StoreFault('STORE_FOREIGN', `it holds the table ${String(table)} of another application`);
  }
}

function isOurs(database: Database): boolean {
  return readNumber(database, 'application_id') === APPLICATION_ID;
}

function findTable(database: Database, which: string, ...values: readonly string[]): unknown {
  return database
    .prepare(`SELECT name FROM sqlite_schema ${which}`)
    .pluck()
    .get(...values);
}

function readNumber(database: Database, pragma: string): number {
  return Number(database.pragma(pragma, { simple: true }));
}
