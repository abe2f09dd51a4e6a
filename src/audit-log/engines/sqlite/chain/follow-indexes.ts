import type { Statement } from 'better-sqlite3';
import type { Findings } from '../../sql/chain/findings';
import { numberOf, rowOf } from '../../sql/chain/plain-row';
import { NOW_AND_THEN } from '../rows/sqlite-query';
import { ENTRY_INDEXES, type EntryIndex } from './check-indexes';

/** Why the indexes are not followed to each entry, and what to do. */
export const NOT_OURS =
  'The indexes of SQLite can be followed where they and their tables are those of audit-race: the faults name what is not. Put that right, and verify the log again.';

/** How many rows one part looks up in the indexes: some twenty milliseconds. */
const PART_ROWS = 4096;

const FIND_LAST = `SELECT count(*), max(seq) FROM (SELECT seq FROM audit_entry NOT INDEXED WHERE seq > ? ORDER BY seq LIMIT ${PART_ROWS})`;
const LIST_HIDDEN = `SELECT seq, id, ${ENTRY_INDEXES.map(nameWhereHidden).join(' || ')} FROM audit_entry AS entry NOT INDEXED
  WHERE seq > ? AND seq <= ? AND ${NOW_AND_THEN} AND (${ENTRY_INDEXES.map(isHidden).join(' OR ')}) ORDER BY seq`;

/**
 * Looks up each row in each index, as a list does: an entry that is missing from an index is hidden from lists.
 *
 * `PRAGMA integrity_check('audit_entry')` does the same in the same time, but nobody could stop it, and it would block all other
 * questions. There is no search for surplus index entries: an index that has each row, and as many entries as there are rows, has
 * no others.
 *
 * @param after the number behind which it begins.
 * @returns the number behind which to go on; `undefined` where that was all.
 */
export function followIndexes(
  prepare: (sql: string) => Statement,
  after: number,
  findings: Pick<Findings, 'add' | 'followedEntries'>,
): number | undefined {
  const found: unknown = prepare(FIND_LAST).raw().get(after);
  const [count, last] = rowOf(found);
  if (numberOf(count) === 0) {
    return undefined;
  }
  for (const row of prepare(LIST_HIDDEN).raw().iterate(after, last)) {
    const [seq, id, names] = rowOf(row);
    for (const name of String(names).trim().split(' ')) {
      const what = `The index ${name} does not lead to the entry with the number ${numberOf(seq)}: it hides it from lists.`;
      findings.add({ kind: 'foreign', id: String(id), place: numberOf(seq), what });
    }
  }
  findings.followedEntries += numberOf(count);
  return numberOf(count) < PART_ROWS ? undefined : numberOf(last);
}

/** SQLite needs only the index for this: it has these columns and, as every index, the number of the row. */
function isHidden({ name, columns, isPartial }: EntryIndex): string {
  const matches = [...columns, 'seq'].map((column) => `indexed.${column} = entry.${column}`).join(' AND ');
  const isLeftOut = isPartial ? `entry.${columns[0]} IS NOT NULL AND ` : '';
  return `(${isLeftOut}NOT EXISTS (SELECT 1 FROM audit_entry AS indexed INDEXED BY ${name} WHERE ${matches}))`;
}

function nameWhereHidden(index: EntryIndex): string {
  return `iif(${isHidden(index)}, ' ${index.name}', '')`;
}
