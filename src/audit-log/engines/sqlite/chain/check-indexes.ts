import type { Statement } from 'better-sqlite3';
import { countOf } from '../../../domain/count-of';
import type { IntegrityFault } from '../../../ports/integrity';
import { numberOf, rowOf } from '../../sql/chain/plain-row';
import { COLUMN_NAMES, NARROWING } from '../../sql/entry-columns';
import { ASK_BEFOREHAND, NOW_AND_THEN } from '../rows/sqlite-query';
import { addCounts, type ColumnCounts, type CountedRows } from './counted-rows';

const NAMES: readonly string[] = COLUMN_NAMES;

/** An index of the entries. */
export interface EntryIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether it leaves out rows with NULL in its first column. */
  readonly isPartial: boolean;
}

/** All indexes of `audit_entry`. */
export const ENTRY_INDEXES: readonly EntryIndex[] = [
  { name: 'sqlite_autoindex_audit_entry_1', columns: ['id'], isPartial: false },
  { name: 'audit_entry_time', columns: ['time', 'id'], isPartial: false },
  { name: 'audit_entry_event_type', columns: ['event_type', 'time'], isPartial: false },
  ...NARROWING.map((name) => ({ name: `audit_entry_${name}`, columns: [name, 'time'], isPartial: true })),
];

/**
 * How many rows each index must have. Only a partial index leaves rows out: for the others one `count(*)` is enough, which reads
 * no column.
 */
const COUNT_ROWS = `SELECT ${ENTRY_INDEXES.map(({ columns, isPartial }) => (isPartial ? `count(${columns[0]})` : 'count(*)')).join(', ')}
  FROM audit_entry NOT INDEXED WHERE ${NOW_AND_THEN}`;

const COUNT_COLUMNS = `SELECT ${COLUMN_NAMES.map((name) => `count(${name})`).join(', ')}
  FROM audit_entry NOT INDEXED WHERE ${NOW_AND_THEN}`;

const COUNT_UNSEALED = 'SELECT count(*) FROM audit_batch NOT INDEXED WHERE chain IS NULL';
const COUNT_UNSEALED_BY_INDEX =
  'SELECT count(*) FROM audit_batch INDEXED BY audit_batch_unsealed WHERE chain IS NULL';

/**
 * Compares the number of entries in each index with the table: if somebody removes an entry from an index, lists no longer show
 * it, although the row is still there. If somebody puts another entry in its place, the number is the same: `followIndexes` finds
 * that.
 *
 * @param counted the rows that were read anyway: only the others are counted here. If the counts do not match, some of the rows may
 * have changed since, or were not read: so the whole table is counted before a fault is reported.
 */
export function checkIndexes(prepare: (sql: string) => Statement, counted?: CountedRows): IntegrityFault[] {
  const known = counted && addCounts(counted.counts, countOutside(prepare, counted));
  const indexed = ENTRY_INDEXES.map((index) => count(prepare, countByIndex(index)));
  const isAsKnown = ENTRY_INDEXES.every(({ columns: [first] }, nth) => {
    return indexed[nth] === known?.[NAMES.indexOf(String(first))];
  });
  const rows = isAsKnown ? indexed : rowOf(prepare(COUNT_ROWS).raw().get());
  const entries = ENTRY_INDEXES.map(({ name }, nth) => [name, indexed[nth], rows[nth]] as const);
  const unsealed = [count(prepare, COUNT_UNSEALED_BY_INDEX), count(prepare, COUNT_UNSEALED)] as const;
  return [...entries, ['audit_batch_unsealed', ...unsealed] as const].flatMap(
    ([name, some, all]): IntegrityFault[] => {
      const what = `The index ${name} has ${countOf(numberOf(some), 'entry', 'entries')} of ${numberOf(all)}: it hides what it lacks from lists.`;
      return some === all ? [] : [{ kind: 'foreign', what }];
    },
  );
}

function countOutside(prepare: (sql: string) => Statement, { first, last }: CountedRows): ColumnCounts {
  const before: unknown = prepare(`${COUNT_COLUMNS} AND seq < ?`).raw().get(first);
  const behind: unknown = prepare(`${COUNT_COLUMNS} AND seq > ?`).raw().get(last);
  return addCounts(rowOf(before).map(numberOf), rowOf(behind).map(numberOf));
}

function count(prepare: (sql: string) => Statement, sql: string): unknown {
  prepare(ASK_BEFOREHAND).get();
  return prepare(sql).pluck().get();
}

/** A condition that is true for all values makes SQLite count in the index itself: ten million entries in a tenth of a second. */
function countByIndex({ name, columns: [first = ''] }: EntryIndex): string {
  const bound = first === 'time' ? `time >= ${Number.MIN_SAFE_INTEGER}` : `${first} >= ''`;
  return `SELECT count(*) FROM audit_entry INDEXED BY ${name} WHERE ${bound}`;
}
