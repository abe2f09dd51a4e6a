import type { Statement } from 'better-sqlite3';
import { countOf } from '../../../domain/count-of';
import type { IntegrityFault } from '../../../ports/integrity';
import { numberOf, rowOf } from '../../sql/chain/plain-row';
import { NARROWING } from '../../sql/entry-columns';
import { ASK_BEFOREHAND, NOW_AND_THEN } from '../rows/sqlite-query';

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

const COUNT_UNSEALED = 'SELECT count(*) FROM audit_batch NOT INDEXED WHERE chain IS NULL';
const COUNT_UNSEALED_BY_INDEX =
  'SELECT count(*) FROM audit_batch INDEXED BY audit_batch_unsealed WHERE chain IS NULL';

/**
 * Compares the number of entries in each index with the table: if somebody removes an entry from an index, lists no longer show
 * it, although the row is still there. If somebody puts another entry in its place, the number is the same: `followIndexes` finds
 * that.
 */
export function checkIndexes(prepare: (sql: string) => Statement): IntegrityFault[] {
  const counts: unknown = prepare(COUNT_ROWS).raw().get();
  const rows = rowOf(counts);
  const entries = ENTRY_INDEXES.map((index, nth) => [index.name, countByIndex(index), rows[nth]] as const);
  const unsealed: unknown = prepare(COUNT_UNSEALED).pluck().get();
  const all = [...entries, ['audit_batch_unsealed', COUNT_UNSEALED_BY_INDEX, unsealed] as const];
  return all.flatMap(([name, sql, count]): IntegrityFault[] => {
    prepare(ASK_BEFOREHAND).get();
    const indexed: unknown = prepare(sql).pluck().get();
    const what = `The index ${name} has ${countOf(numberOf(indexed), 'entry', 'entries')} of ${numberOf(count)}: it hides what it lacks from lists.`;
    return indexed === count ? [] : [{ kind: 'foreign', what }];
  });
}

/** A condition that is true for all values makes SQLite count in the index itself: ten million entries in a tenth of a second. */
function countByIndex({ name, columns: [first = ''] }: EntryIndex): string {
  const bound = first === 'time' ? `time >= ${Number.MIN_SAFE_INTEGER}` : `${first} >= ''`;
  return `SELECT count(*) FROM audit_entry INDEXED BY ${name} WHERE ${bound}`;
}
