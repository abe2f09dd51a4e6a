import type { Statement } from 'better-sqlite3';
import { harmlessLine, messageOf } from '../../../domain/harmless-text';
import type { IntegrityFault } from '../../../ports/integrity';
import type { Findings } from '../../sql/chain/findings';
import { COLUMNS } from '../../sql/entry-columns';

/** What verifying reads of each table. */
const READ = {
  audit_entry: `seq, ${COLUMNS}`,
  audit_batch: 'first_seq, rows, writer, batch, root, chain, salt, leaves',
  audit_gone: 'seq, rows, entries, links, kind, hash',
} as const;
type Table = keyof typeof READ;

/** What a log is read from: one of an earlier release has its entries alone. */
export const READ_TABLES: readonly Table[] = ['audit_entry', 'audit_batch', 'audit_gone'];

/** What SQLite says where it can do nothing with what is there. A disk, a lock or a damaged page has other codes. */
const OF_SHAPE = /^SQLITE_(?:ERROR|MISMATCH)$/;

/**
 * An index that SQLite makes with a table, and that is nowhere: whoever wrote another statement for the table has made none. A table
 * without numbers of its own is such an index itself.
 */
const FIND_LOST_INDEX = `SELECT name FROM temp.pragma_index_list(?) WHERE name NOT IN (SELECT name FROM main.sqlite_schema)
  AND NOT (origin = 'pk' AND EXISTS (SELECT 1 FROM temp.pragma_table_list(?) WHERE wr))`;
const COUNT_ALL = 'SELECT count(*) FROM audit_entry';

/** Whether something failed because of what the tables are, and not because of the disk, of others or of whoever waits. */
export function isOfShape(error: unknown): boolean {
  return OF_SHAPE.test(String(Object(error).code));
}

/**
 * Looks which of some tables cannot be read, before anything is: SQLite says so of a column, a table, a function or a module that is not
 * there.
 *
 * @returns whether there are any; they are noted then.
 */
export function lookForUnread(
  prepare: (sql: string) => Statement,
  tables: readonly Table[],
  findings: Pick<Findings, 'add' | 'unread'>,
): boolean {
  const unread = tables.flatMap((table) => {
    const why = whyUnread(prepare, table);
    return why === undefined ? [] : [{ table, why }];
  });
  if (unread.length === 0) {
    return false;
  }
  findings.add(...unread.map(({ table, why }) => unreadFault(table, why)));
  const canCount = unread.every(({ table }) => table !== 'audit_entry');
  findings.unread = { totalEntries: canCount ? countEntries(prepare) : 0 };
  return true;
}

/** Notes that a question has failed, and that nothing more is asked. */
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
  return { kind: 'foreign', what: harmlessLine(`Nothing more can be read from ${table}: ${why}.`) };
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
