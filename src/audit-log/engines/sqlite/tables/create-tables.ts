import type { Database } from 'better-sqlite3';
import type { RowPiece } from '../../../domain/packed-rows';
import type { Moved } from '../../../ports/engine';
import { APPLICATION_ID } from '../../sql/application-id';
import { COLUMN_NAMES } from '../../sql/entry-columns';
import { StoreFault } from '../../sqlite-file/explain-sqlite-failure';
import { hasNoTables, OLDEST_OF_1 } from './missing-tables';
import { refuseEncoding } from './refuse-encoding';
import { ADDED_LAST, COLUMNS_OF_1, CREATE_TABLES, MOVE_FROM_1, SCHEMA_VERSION } from './tables';

const COUNT_ROWS = 'SELECT count(*) FROM audit_entry';
/** Those that SQLite works out as well: somebody may have made one of ours such a column. */
const LIST_COLUMNS = "SELECT name FROM temp.pragma_table_xinfo('audit_entry') ORDER BY cid";
/** A later release that could be harmed by this one changes them. */
const TODAYS_COLUMNS = ['seq', ...COLUMN_NAMES];
const FIND_OPENED = "SELECT 1 FROM audit_entry WHERE event_type = 'audit.opened' AND time > ? LIMIT 1";

/** What a log says of itself when it goes on in another file, on its way to the thread; see `Opening`. */
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
  if (isCurrent(database) && !hasNoTables(database) && opening?.lostSince === undefined) {
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

/** The first release counted no batches: of version 1, a file without the table of writers is whole. */
function hasNoLog(database: Database, kind: number | 'foreign'): boolean {
  return kind === 'foreign' || hasNoTables(database, kind === 1 ? OLDEST_OF_1 : undefined);
}

/** No log begins in a file in which it can never be verified. One that is there goes on. */
function refuseUnfit(database: Database, isNew: boolean): void {
  if (isNew) {
    refuseEncoding((sql) => database.prepare(sql));
  }
}

/** Of those who have lost one file to another, the first tells it. */
function isUntold(database: Database, lostSince: number | undefined): boolean {
  return lostSince !== undefined && database.prepare(FIND_OPENED).get(lostSince) === undefined;
}

/**
 * Which version of the tables a file has, or that they are not ours. The tables say so themselves: to move those of version 2 as if
 * they were of version 1, because somebody has changed the mark of the file, would lose what is in them. Where the mark is too
 * low, it is 0, as of a file that has none yet: an earlier release needs it to refuse the file. A higher one may be that of the
 * application whose own tables are in the same file.
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

/** The columns of the entries; none where there is no such table, or SQLite cannot tell those of what stands in its place. */
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

/** Only version 1 has entries without a number of their own. Where one of version 2 has lost it, the rest of that is still there. */
function areOfVersion1(columns: readonly unknown[]): boolean {
  const there = TODAYS_COLUMNS.filter((name) => columns.includes(name));
  return there.join() === COLUMNS_OF_1.join();
}

/** Whether the tables are the ones this version knows. */
function isCurrent(database: Database): boolean {
  return (
    readKind(database) === SCHEMA_VERSION &&
    findTable(database, 'WHERE lower(name) = ?', ADDED_LAST) !== undefined
  );
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
