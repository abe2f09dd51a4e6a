import type { Database } from 'better-sqlite3';
import { saltsOf } from '#audit-log/domain/evidence/salts';
import { withoutGuards } from './without-guards';

/** Puts a text where nothing of a batch is read, and something else where it is read only once something is wrong. */
export const hiddenTexts: Readonly<Record<string, (database: Database) => void>> = {
  'puts a text behind the signs of the entries of a batch': (database) =>
    write(database, 'leaves', 14, (leaves) => Buffer.concat([leaves, Buffer.from('x')])),
  'puts a text where the only entry of a batch has no sign': (database) =>
    write(database, 'leaves', 13, () => Buffer.from('hello')),
  'takes the signs of a batch away': (database) => write(database, 'leaves', 14, () => null),
  'exchanges the signs of a batch for others': (database) =>
    write(database, 'leaves', 14, (leaves) => Buffer.alloc(leaves.length)),
  'takes the signs of an order away': (database) => write(database, 'leaves', 21, () => null),
  'exchanges the signs of an order for others': (database) =>
    write(database, 'leaves', 21, (leaves) => Buffer.alloc(leaves.length)),
  'takes the salts of a batch away': (database) => write(database, 'salt', 14, () => null),
  // As they are written out when one of them is erased.
  'puts a text behind the salts of a batch': (database) =>
    write(database, 'salt', 14, (salt) => Buffer.from(`${saltsOf(salt, 6)}hello`)),
};

function write(
  database: Database,
  column: 'leaves' | 'salt',
  seq: number,
  make: (before: Buffer) => Buffer | null,
): void {
  const where = `WHERE first_seq = ${seq}`;
  const before: unknown = database.prepare(`SELECT ${column} FROM audit_batch ${where}`).pluck().get();
  const after = make(before instanceof Uint8Array ? Buffer.from(before) : Buffer.alloc(0));
  withoutGuards(database, () => database.prepare(`UPDATE audit_batch SET ${column} = ? ${where}`).run(after));
}
