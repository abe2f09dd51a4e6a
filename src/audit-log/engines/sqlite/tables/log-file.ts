import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { quotedName } from './quoted-name';

/** The schemas in which SQLite looks first for a table name without a schema, in this order; attached databases come after them. */
const FIRST = ['temp', 'main'];

/** The file in which a connection would store an entry: the first of its databases that has the table; `undefined` when none has it. */
export function fileOfLog(database: Database): string | undefined {
  const schemas = database.prepare<[], [number, string, string]>('PRAGMA database_list').raw().all();
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const inOrder = schemas.toSorted(([, one], [, other]) => rank(one) - rank(other));
  const found = inOrder.find(([, name]) => {
    const schema = `${quotedName(name)}.${name === 'temp' ? 'sqlite_temp_schema' : 'sqlite_schema'}`;
    return database.prepare(`SELECT 1 FROM ${schema} WHERE name = 'audit_entry'`).get() !== undefined;
  });
  return found?.[2];
}

/** Whether two paths lead to the same file. A database in memory has no file, so the answer is no. */
export function isSameFile(path: string, other: string): boolean {
  const [one, two] = [path, other].map((name) => statSync(name, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && two !== undefined && one.dev === two.dev && one.ino === two.ino;
}
