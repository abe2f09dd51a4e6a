import type { Statement } from 'better-sqlite3';
import { countOf } from '../../../domain/count-of';
import type { IntegrityFault } from '../../../ports/integrity';
import { numberOf, type PlainRow } from '../../sql/chain/plain-row';
import { NARROWING } from '../../sql/entry-columns';
import { ASK_BEFOREHAND, NOW_AND_THEN } from '../rows/sqlite-query';

/** An index of the entries. */
export interface EntryIndex {
  readonly name: string;
  readonly columns: readonly string[];
  /** Whether it leaves out rows that have nothing in its first column. */
  readonly isPartial: boolean;
}

/** All there are. */
export const ENTRY_INDEXES: readonly EntryIndex[] = [
  { name: 'sqlite_autoindex_audit_entry_1', columns: ['id'], isPartial: false },
  { name: 'audit_entry_time', columns: ['time', 'id'], isPartial: false },
  { name: 'audit_entry_event_type', columns: ['event_type', 'time'], isPartial: false },
  ...NARROWING.map((name) => ({ name: `audit_entry_${name}`, columns: [name, 'time'], isPartial: true })),
];

/** Only a partial index may leave rows out: what is counted once for all others is not looked at in each row. */
const COUNT_ROWS = `SELECT ${ENTRY_INDEXES.map(({ columns, isPartial }) => (isPartial ? `count(${columns[0]})` : 'count(*)')).join(', ')}
  FROM audit_entry NOT INDEXED WHERE ${NOW_AND_THEN}`;

const COUNT_UNSEALED = 'SELECT count(*) FROM audit_batch NOT INDEXED WHERE chain IS NULL';
const COUNT_UNSEALED_BY_INDEX =
  'SELECT count(*) FROM audit_batch INDEXED BY audit_batch_unsealed WHERE chain IS NULL';

/**
 * Counts what the indexes have, and holds it against the tables: who takes an entry out of an index hides it from lists, and leaves it where
 * it is stored. Who puts another one in its place is found by following them, as `followIndexes` does.
 */
export function checkIndexes(prepare: (sql: string) => Statement): IntegrityFault[] {
  const counts: unknown = prepare(COUNT_ROWS).raw().get();
  const rows: PlainRow = Array.isArray(counts) ? counts : [];
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

/** A bound that all values fulfil has SQLite go through the index itself. Ten million are counted in a tenth of a second. */
function countByIndex({ name, columns: [first = ''] }: EntryIndex): string {
  const bound = first === 'time' ? `time >= ${Number.MIN_SAFE_INTEGER}` : `${first} >= ''`;
  return `SELECT count(*) FROM audit_entry INDEXED BY ${name} WHERE ${bound}`;
}
