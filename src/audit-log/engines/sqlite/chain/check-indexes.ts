import type { Statement } from 'better-sqlite3';
import type { IntegrityFault } from '../../../ports/integrity';
import type { PlainRow } from '../../sql/chain/plain-row';
import { NARROWING } from '../../sql/entry-columns';

/** Each index of the entries by what it has one entry of for each row: a bound that all values fulfil has SQLite go through the index itself. */
const INDEXES: readonly (readonly [name: string, count: string, bound: string])[] = [
  ['sqlite_autoindex_audit_entry_1', 'count(*)', "id >= ''"],
  ['audit_entry_time', 'count(*)', `time >= ${Number.MIN_SAFE_INTEGER}`],
  ['audit_entry_event_type', 'count(*)', "event_type >= ''"],
  ...NARROWING.map((name) => [`audit_entry_${name}`, `count(${name})`, `${name} IS NOT NULL`] as const),
];

const COUNT_ROWS = `SELECT ${INDEXES.map(([, count]) => count).join(', ')} FROM audit_entry NOT INDEXED`;

/**
 * Holds the indexes of the entries against the entries: who takes an entry out of an index hides it from lists, and leaves it where it is
 * stored.
 */
export function checkIndexes(prepare: (sql: string) => Statement): IntegrityFault[] {
  const found: unknown = prepare(COUNT_ROWS).raw().get();
  const rows: PlainRow = Array.isArray(found) ? found : [];
  return INDEXES.flatMap(([name, , bound], nth): IntegrityFault[] => {
    const count = `SELECT count(*) FROM audit_entry INDEXED BY ${name} WHERE ${bound}`;
    const indexed = prepare(count).pluck().get();
    const what = `The index ${name} has ${String(indexed)} entries of ${String(rows[nth])}: it hides what it lacks from lists.`;
    return indexed === rows[nth] ? [] : [{ kind: 'foreign', what }];
  });
}
