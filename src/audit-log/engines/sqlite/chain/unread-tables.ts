import type { Statement } from 'better-sqlite3';
import { harmlessLine, messageOf } from '../../../domain/harmless-text';
import { asSentence } from '../../../domain/sentence';
import type { IntegrityFault } from '../../../ports/integrity';
import type { Findings } from '../../sql/chain/findings';
import { COLUMNS } from '../../sql/entry-columns';

/** The columns of each table that `verify()` reads. */
const READ = {
  audit_entry: `seq, ${COLUMNS}`,
  audit_batch: 'first_seq, rows, writer, batch, root, chain, salt, leaves',
  audit_gone: 'seq, rows, entries, links, kind, hash',
} as const;
type Table = keyof typeof READ;

/** The tables that `verify()` reads. A log of an earlier release has only the entries. */
export const READ_TABLES: readonly Table[] = ['audit_entry', 'audit_batch', 'audit_gone'];

/** The codes of SQLite for a statement that does not fit the tables. Failures of the disk, locks and damaged pages have other codes. */
const OF_SHAPE = /^SQLITE_(?:ERROR|MISMATCH)$/;

/**
 * An automatic index that a table should have, but that does not exist: somebody has rewritten the statement of the table in the
 * schema, which creates no index. The primary key of a WITHOUT ROWID table does not count, because that table is itself the
 * index.
 */
const FIND_LOST_INDEX = `SELECT name FROM temp.pragma_index_list(?) WHERE name NOT IN (SELECT name FROM main.sqlite_schema)
  AND NOT (origin = 'pk' AND EXISTS (SELECT 1 FROM temp.pragma_table_list(?) WHERE wr))`;
const COUNT_ALL = 'SELECT count(*) FROM audit_entry';

/**
 * Whether a statement failed because of the shape of the tables, and not because of the disk, another connection or a caller that
 * gave up.
 */
export function isOfShape(error: unknown): boolean {
  return OF_SHAPE.test(String(Object(error).code));
}

/**
 * Checks which tables cannot be read, before any of them is read. It only prepares statements: SQLite then reports a missing
 * column, table, function or module.
 *
 * @returns whether there are any; the findings then name them.
 */
export function lookForUnread(
  prepare: (sql: string) => Statement,
  tables: readonly Table[],
  findings: Pick<Findings, 'addAll' | 'unread'>,
): boolean {
  const unread = tables.flatMap((table) => {
    const why = whyUnread(prepare, table);
    return why === undefined ? [] : [{ table, why }];
  });
  if (unread.length === 0) {
    return false;
  }
  findings.addAll(unread.map(({ table, why }) => unreadFault(table, why)));
  const canCount = unread.every(({ table }) => table !== 'audit_entry');
  findings.unread = { totalEntries: canCount ? countEntries(prepare) : 0 };
  return true;
}

/** Notes that a query has failed, and that the verification ends with it. */
export function noteFailed(
  prepare: (sql: string) => Statement,
  error: unknown,
  findings: Pick<Findings, 'add' | 'unread'>,
): void {
  findings.add(unreadFault('the tables', messageOf(error)));
  findings.unread = { totalEntries: countEntries(prepare) };
}

function whyUnread(prepare: (sql: string) => Statement, table: Table): string | undefined {
  return whyFailed(() => {
    const lost: unknown = prepare(FIND_LOST_INDEX).pluck().get(table, table);
    if (lost !== undefined) {
      return `there is no index ${String(lost)}`;
    }
    prepare(`SELECT ${READ[table]} FROM ${table}`);
    return undefined;
  });
}

function whyFailed(ask: () => string | undefined): string | undefined {
  try {
    return ask();
  } catch (error) {
    if (!isOfShape(error)) {
      throw error;
    }
    return messageOf(error);
  }
}

function unreadFault(table: string, why: string): IntegrityFault {
  return {
    kind: 'foreign',
    what: harmlessLine(asSentence(`Nothing more can be read from ${table}: ${why}`)),
  };
}

/** How many entries there are; 0 where that cannot be told. */
function countEntries(prepare: (sql: string) => Statement): number {
  let count = 0;
  whyFailed(() => {
    count = Number(prepare(COUNT_ALL).pluck().get());
    return undefined;
  });
  return count;
}
