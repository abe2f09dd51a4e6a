import type { Statement } from 'better-sqlite3';
import { quotedName } from '../tables/quoted-name';
import type { ForeignKey, Touched } from './foreign-keys';
import { isOfShape } from './unread-tables';

const LIST_KEY = "SELECT lower(name) FROM temp.pragma_table_info(?, 'main') WHERE pk > 0 ORDER BY pk";

/**
 * Whether a table with a self-referencing foreign key, as from answers to questions, has an answer that stays when its question is deleted.
 *
 * An answer is deleted with its question if a cascade leads from the question to the answer, or if the two point at the same row by each
 * key through which a cascade deletes the question.
 *
 * @param key the self-referencing key.
 * @param keys all foreign keys of the file.
 * @param going the tables from which rows are deleted.
 */
export function mayStay(
  prepare: (sql: string) => Statement,
  key: ForeignKey,
  keys: readonly ForeignKey[],
  going: readonly Touched[],
): boolean {
  const tables = going.map(({ table }) => table.toLowerCase());
  const leading = keys.filter(
    ({ holder, held, onDelete }) => holder === key.holder && onDelete === 'CASCADE' && tables.includes(held),
  );
  const table = `main.${quotedName(key.holder)}`;
  const otherwise = leading.map(({ from }) => {
    const goes = from.map((name) => `question.${quotedName(name)} IS NOT NULL`).join(' AND ');
    return `(${goes} AND NOT coalesce(${matching(from, from)}, false))`;
  });
  const within = leading
    .filter(({ held }) => held === key.holder.toLowerCase())
    .map((each) => ` AND NOT coalesce(${matching(...pointing(prepare, each))}, false)`);
  const sql = `SELECT 1 FROM ${table} AS answer JOIN ${table} AS question ON ${matching(...pointing(prepare, key))}
    WHERE (${otherwise.join(' OR ')})${within.join('')} LIMIT 1`;
  try {
    return prepare(sql).get() !== undefined;
  } catch (error) {
    // The key does not fit the table that it points at. `findUnfit()` reports that.
    if (!isOfShape(error)) {
      throw error;
    }
    return false;
  }
}

/** The columns of a key, and those that they point at. */
function pointing(
  prepare: (sql: string) => Statement,
  { holder, from, to }: ForeignKey,
): [from: readonly string[], to: readonly string[]] {
  const named = to.filter((name) => name !== undefined);
  return [from, named.length === to.length ? named : prepare(LIST_KEY).pluck().all(holder).map(String)];
}

function matching(from: readonly string[], to: readonly string[]): string {
  return from
    .map((name, nth) => `question.${quotedName(to[nth] ?? '')} = answer.${quotedName(name)}`)
    .join(' AND ');
}
