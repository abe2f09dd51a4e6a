import type { Statement } from 'better-sqlite3';
import type { IntegrityFault } from '../../../ports/integrity';
import type { PlainRow } from '../../sql/chain/plain-row';
import { GIVEN } from '../rows/sqlite-query';
import { GUARD_NAMES } from '../tables/append-only';
import { CREATE_TABLES, TABLES } from '../tables/tables';
import { isOfShape } from './unread-tables';

/** How each table, index and trigger of ours is made, by its name, as SQLite keeps it: that it may be there already is left out. */
const EXPECTED = readStatements(CREATE_TABLES);

const FIND_GUARDS = `SELECT name FROM main.sqlite_schema WHERE lower(name) IN ${GIVEN}`;
/** Somebody may have a table read what is in another. */
const LIST_SHARED = `SELECT group_concat(name, ' and ') FROM main.sqlite_schema WHERE rootpage > 0
  GROUP BY rootpage HAVING count(*) > 1 AND max(lower(tbl_name) IN (${TABLES.map((name) => `'${name}'`).join(', ')}))`;
const LIST_SCHEMA = 'SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY rowid';
/** Whatever stands there. */
const FIND_GONE = "SELECT 1 FROM main.sqlite_schema WHERE lower(name) = 'audit_gone'";
const FIND_LINK = 'SELECT 1 FROM audit_batch WHERE chain IS NOT NULL LIMIT 1';

/**
 * Finds what stands in place of our tables, or would change on its way what is written into them. What else there is in the file is
 * nobody's business: a log may share it.
 */
export function checkSchema(prepare: (sql: string) => Statement): IntegrityFault[] {
  return listOdd(prepare).map(({ what }) => ({ kind: 'foreign', what }));
}

/** Whether all that is read is as we make it: tables and indexes. A trigger does nothing to those who read. */
export function isReadAsMade(prepare: (sql: string) => Statement): boolean {
  return listOdd(prepare).every(({ isTrigger }) => isTrigger);
}

/** What is not as we make it. */
interface Odd {
  readonly what: string;
  readonly isTrigger: boolean;
}

function listOdd(prepare: (sql: string) => Statement): Odd[] {
  const left = new Map(EXPECTED);
  const faults = prepare(LIST_SCHEMA)
    .raw()
    .all()
    .flatMap((found) => {
      const [type, name, table, sql]: PlainRow = Array.isArray(found) ? found : [];
      const [ownName, ofTable] = [lowerCase(name), lowerCase(table)];
      const expected = left.get(ownName);
      left.delete(ownName);
      const isOurs = TABLES.includes(ofTable) || TABLES.includes(ownName);
      // An index without a statement comes with its table.
      return !isOurs || (type === 'index' && sql === null) || normal(sql) === expected
        ? []
        : [
            {
              what: `The ${String(type)} ${String(name)} ${wrongWith(expected)}.`,
              isTrigger: type === 'trigger',
            },
          ];
    });
  const shared = prepare(LIST_SHARED).pluck().all();
  return [
    ...faults,
    ...[...left].map(([name, sql]) => ({
      what: `${name} is not there.`,
      isTrigger: sql.startsWith('CREATE TRIGGER '),
    })),
    ...shared.map((names) => ({
      what: `${String(names)} are kept in the same place of the file.`,
      isTrigger: false,
    })),
  ];
}

/** To SQLite a name is the same in capitals, and it keeps it as it was written. */
function lowerCase(name: unknown): string {
  return String(name).toLowerCase();
}

function wrongWith(expected: string | undefined): string {
  return expected === undefined ? 'is not of audit-race' : 'is not as audit-race makes it';
}

function foreign(what: string): IntegrityFault {
  return { kind: 'foreign', what };
}

function readStatements(sql: string): ReadonlyMap<string, string> {
  const [made = ''] = sql.split('PRAGMA ');
  const statements = made
    .split('CREATE ')
    .filter((text) => /^(?:TABLE|INDEX|TRIGGER) IF NOT EXISTS /.test(text));
  return new Map(statements.map((text) => [text.split(/\s/)[4] ?? '', normal(`CREATE ${text}`)]));
}

/** White space and quotes around names are nothing: SQLite puts some in where a table is renamed. */
function normal(sql: unknown): string {
  return String(sql ?? '')
    .replace(/;\s*$/, '')
    .replace('IF NOT EXISTS ', '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether a file has what a chain is kept in, or links. One of an earlier release has not, unless it was opened to be written to since. */
export function hasChain(prepare: (sql: string) => Statement): boolean {
  return prepare(FIND_GONE).get() !== undefined || hasLinks(prepare);
}

function hasLinks(prepare: (sql: string) => Statement): boolean {
  try {
    return prepare(FIND_LINK).get() !== undefined;
  } catch (error) {
    if (!isOfShape(error)) {
      throw error;
    }
    return false;
  }
}

/** Where there is nothing that a chain is kept in, there must be nothing that belongs to it either. */
export function checkNoChain(prepare: (sql: string) => Statement): IntegrityFault[] {
  const left = prepare(FIND_GUARDS).pluck().all(JSON.stringify(GUARD_NAMES));
  return left.length === 0 ? [] : [foreign(`${String(left[0])} is there, and audit_gone is not.`)];
}
