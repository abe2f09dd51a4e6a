import type { Statement } from 'better-sqlite3';
import type { IntegrityFault } from '../../../ports/integrity';
import { rowOf } from '../../sql/chain/plain-row';
import { GIVEN } from '../rows/sqlite-query';
import { GUARD_NAMES, listNotMadeYet } from '../tables/append-only';
import { CREATE_TABLES, TABLES } from '../tables/tables';
import { isOfShape } from './unread-tables';

/** The statements that create our tables, indexes and triggers, by their names, as SQLite stores them: without IF NOT EXISTS. */
const EXPECTED = readStatements(CREATE_TABLES);

const FIND_GUARDS = `SELECT name FROM main.sqlite_schema WHERE lower(name) IN ${GIVEN}`;
/** Tables and indexes with the same root page: somebody may have made one table read the content of another. */
const LIST_SHARED = `SELECT group_concat(name, ' and ') FROM main.sqlite_schema WHERE rootpage > 0
  GROUP BY rootpage HAVING count(*) > 1 AND max(lower(tbl_name) IN (${TABLES.map((name) => `'${name}'`).join(', ')}))`;
const LIST_SCHEMA = 'SELECT type, name, tbl_name, sql FROM main.sqlite_schema ORDER BY rowid';
/** The codes of SQLite for a row that a constraint, a unique index or a trigger (with RAISE) has refused. */
const REFUSED = /^SQLITE_CONSTRAINT_(?:CHECK|DATATYPE|NOTNULL|TRIGGER|UNIQUE)$/;
const BY_TRIGGER = 'SQLITE_CONSTRAINT_TRIGGER';
/** Its code for a statement that cannot be carried out. Our statements can, in tables that are as we make them; those of a trigger may not. */
export const CANNOT = 'SQLITE_ERROR';

/** Anything that has this name: a table, a view or an index. */
const FIND_GONE = "SELECT 1 FROM main.sqlite_schema WHERE lower(name) = 'audit_gone'";
const FIND_LINK = 'SELECT 1 FROM audit_batch WHERE chain IS NOT NULL LIMIT 1';

/**
 * Finds whatever is in place of our tables, or could change what is written into them. It ignores everything else in the file,
 * because a log may share the file with another application.
 */
export function checkSchema(prepare: (sql: string) => Statement): IntegrityFault[] {
  return listOdd(prepare).map(({ what }) => ({ kind: 'foreign', what }));
}

/** Whether all tables and indexes are as audit-race creates them. Triggers do not matter, because they do not affect reads. */
export function isReadAsMade(prepare: (sql: string) => Statement): boolean {
  return listOdd(prepare).every(({ isTrigger }) => isTrigger);
}

/** What may have refused a row. */
export interface Refuser {
  /** Its name in the message about a refusal. */
  readonly name: string;
  /** Whether it is one of our tables, which nobody may drop. */
  readonly isTable: boolean;
}

/** The parts of the schema that are not as audit-race creates them, and that may have refused a row with this code of SQLite. */
export function listRefusers(prepare: (sql: string) => Statement, code: string): Refuser[] {
  if (code !== CANNOT && !REFUSED.test(code)) {
    return [];
  }
  const odd = listOdd(prepare);
  if (code === CANNOT && odd.some(({ isTrigger }) => !isTrigger)) {
    return [];
  }
  return odd.flatMap(({ refuser, isTrigger }) =>
    refuser === undefined || (code === BY_TRIGGER && !isTrigger) ? [] : [refuser],
  );
}

/** A part of the schema that is not as audit-race creates it. */
interface Odd {
  readonly what: string;
  readonly isTrigger: boolean;
  /** `undefined` if it cannot refuse anything. */
  readonly refuser?: Refuser;
}

function listOdd(prepare: (sql: string) => Statement): Odd[] {
  const left = new Map(EXPECTED);
  const faults = prepare(LIST_SCHEMA)
    .raw()
    .all()
    .flatMap((found) => {
      const [type, name, table, sql] = rowOf(found);
      const [ownName, ofTable] = [lowerCase(name), lowerCase(table)];
      const expected = left.get(ownName);
      left.delete(ownName);
      const isOurs = TABLES.includes(ofTable) || TABLES.includes(ownName);
      // An index without a statement is one that SQLite creates with its table.
      return !isOurs || (type === 'index' && sql === null) || normal(sql) === expected
        ? []
        : [
            {
              what: `The ${String(type)} ${String(name)} ${wrongWith(expected)}.`,
              isTrigger: type === 'trigger',
              refuser: {
                name: `the ${String(type)} ${String(name)}${ofTable === ownName ? '' : ` of ${String(table)}`}, which ${wrongWith(expected)}`,
                isTable: type === 'table',
              },
            },
          ];
    });
  for (const name of listNotMadeYet({ has: (guard) => !left.has(guard) })) {
    left.delete(name);
  }
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

/** SQLite ignores the case of names, but stores each name as it was written. */
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

/** A statement in a form that can be compared: without IF NOT EXISTS, and whatever its white space. */
function normal(sql: unknown): string {
  return String(sql ?? '')
    .replace(/;\s*$/, '')
    .replace('IF NOT EXISTS ', '')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Whether a file has the table of deletions, or links. A file of an earlier release has neither until this release opens it to write. */
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

/** Checks a file without `audit_gone`: it must not have our triggers either, which are created together with that table. */
export function checkNoChain(prepare: (sql: string) => Statement): IntegrityFault[] {
  const left = prepare(FIND_GUARDS).pluck().all(JSON.stringify(GUARD_NAMES));
  return left.length === 0 ? [] : [foreign(`${String(left[0])} is there, and audit_gone is not.`)];
}
