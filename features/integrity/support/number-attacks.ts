import type { Database } from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { PackedRows } from '#audit-log/domain/packed-rows';
import { Sealer } from '#audit-log/engines/sqlite/chain/sealer';
import { insertRows } from '#audit-log/engines/sqlite/rows/insert-rows';

type Attack = (database: Database) => unknown;

/** The last number that counts, and the last one that SQLite has. */
const LAST = 2 ** 48;
const LAST_OF_ALL = '9223372036854775807';

/** What somebody puts in by hand with a number to which no log comes, or after which none is left. */
export const numberAttacks: Readonly<Record<string, Attack>> = {
  'puts an entry behind all numbers': put(LAST_OF_ALL),
  'puts an entry behind all that can be counted': put(2 ** 53),
  'puts an entry at the last number of a log': put(LAST),
  'puts an entry just before the last number of a log': put(LAST - 1),
  'puts an entry at the first number that SQLite has': put('-9223372036854775808'),
  'notes a batch behind all numbers': note('first_seq, rows', `${LAST_OF_ALL}, ${LAST_OF_ALL}`),
  'notes a batch at the last number of a log': note('first_seq, rows', `${LAST}, 1`),
  'notes a batch just before the last number of a log': note('first_seq, rows', `${LAST - 3}, 65536`),
  'notes a batch at the number -5': note('first_seq, rows', '-5, 1'),
  'links a batch at the number -5': note('first_seq, rows, chain', '-5, 1, zeroblob(32)'),
  'notes a batch amid a sealed one': note('first_seq, rows', '15, 1'),
  'notes two batches amid a sealed one': note('first_seq, rows', '15, 1), (16, 65536'),
  'notes a batch amid what was pruned': note('first_seq, rows', '3, 1'),
  'links a batch at the last number of a log': note('first_seq, rows, chain', `${LAST}, 1, zeroblob(32)`),
  'links a batch behind all numbers': note('first_seq, rows, chain', `${LAST_OF_ALL}, 1, zeroblob(32)`),
  'seals a batch of Ada that has a time beyond all dates': (database) => {
    const prepare = (sql: string) => database.prepare(sql);
    const { pieces } = PackedRows.from([makeRow('x', 9e15)]);
    insertRows({ prepare, sealer: new Sealer(prepare) }, pieces, { writer: 'ada', batch: 4, isSealed: true });
  },
  'takes that link away again': (database) => {
    database.exec('DROP TRIGGER audit_batch_kept');
    database.exec(`DELETE FROM audit_batch WHERE first_seq = ${LAST}`);
  },
  'marks a row as gone that the log has not had': mark(1000, 'rows'),
  'marks a batch as gone that the log has not had': mark(1000, 'batches'),
  'marks what is older as gone where the log has not been': mark(1000, 'older'),
  'marks details as gone that the log has not had': mark(1000, 'details'),
  'marks a batch as gone before all others': mark(-5, 'batches', '1000000'),
  'marks a batch as gone behind all numbers': mark(LAST_OF_ALL, 'batches'),
};

function put(seq: number | string): Attack {
  return (database) =>
    database.exec(
      `INSERT INTO audit_entry (seq, id, time, event_type, actor) VALUES (${seq}, 'x', 1, 'plan.applied', 'eve')`,
    );
}

function note(columns: string, values: string): Attack {
  return (database) => database.exec(`INSERT INTO audit_batch (${columns}) VALUES (${values})`);
}

function mark(seq: number | string, kind: string, rows = '1'): Attack {
  return (database) =>
    database.exec(`INSERT INTO audit_gone VALUES (${seq}, ${rows}, 1, 1, '${kind}', zeroblob(65))`);
}
