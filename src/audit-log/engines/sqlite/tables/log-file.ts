import { statSync } from 'node:fs';
import type { Database } from 'better-sqlite3';

/** Where SQLite looks for a table that no schema is named for: in this order, and then in what was attached. */
const FIRST = ['temp', 'main'];

/** The file in which a connection would store an entry: of those that it has open the first with the table; `undefined` where none has it. */
export function fileOfLog(database: Database): string | undefined {
  const schemas = database.prepare<[], [number, string, string]>('PRAGMA database_list').raw().all();
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);
  const inOrder = schemas.toSorted(([, one], [, other]) => rank(one) - rank(other));
  const found = inOrder.find(([, name]) => {
    const schema = `"${name.replaceAll('"', '""')}".${name === 'temp' ? 'sqlite_temp_schema' : 'sqlite_schema'}`;
    return database.prepare(`SELECT 1 FROM ${schema} WHERE name = 'audit_entry'`).get() !== undefined;
  });
  return found?.[2];
}

/** Whether two paths lead to one file. A database in memory has none. */
export function isSameFile(path: string, other: string): boolean {
  const [one, two] = [path, other].map((name) => statSync(name, { bigint: true, throwIfNoEntry: false }));
  return one !== undefined && two !== undefined && one.dev === two.dev && one.ino === two.ino;
}
