import type { Database } from 'better-sqlite3';
import { assertEntryRows } from '#audit-log/domain/entry-row';
import { PackedRows } from '#audit-log/domain/packed-rows';
import { COLUMNS } from '#audit-log/engines/sql/entry-columns';
import { Sealer } from '#audit-log/engines/sqlite/chain/sealer';
import { insertRows } from '#audit-log/engines/sqlite/rows/insert-rows';
import { GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { hiddenTexts } from './hidden-texts';
import { indexAttacks } from './index-attacks';
import { keyAttacks } from './key-attacks';
import { massAttacks } from './mass-attacks';
import { numberAttacks } from './number-attacks';
import { oddTables } from './odd-tables';
import { valueAttacks } from './value-attacks';
import { withoutGuards } from './without-guards';

type Attack = (database: Database) => unknown;

/** What somebody does who has the file, SQL, and this package. */
export const attacks: Readonly<Record<string, Attack>> = {
  'does nothing': bySql(''),
  'changes a text of an entry': bySql("UPDATE audit_entry SET actor = 'bob' WHERE id = 'id-10'"),
  'changes the time of an entry': bySql("UPDATE audit_entry SET time = 11 WHERE id = 'id-10'"),
  'makes an empty text of none': bySql("UPDATE audit_entry SET outcome = '' WHERE id = 'id-10'"),
  'moves a text into the next field': bySql(
    "UPDATE audit_entry SET actor = NULL, subject = actor WHERE id = 'id-10'",
  ),
  'replaces an entry': bySql(
    `INSERT OR REPLACE INTO audit_entry (seq, ${COLUMNS})
      SELECT seq, ${COLUMNS.replace(/\bactor\b/, "'bob'")} FROM audit_entry WHERE id = 'id-10'`,
  ),
  // Triggers of DELETE do not fire for what REPLACE deletes, and ours of INSERT look at the id and the number only.
  'replaces an entry by an index of theirs': (database) => {
    database.exec('CREATE UNIQUE INDEX theirs ON audit_entry (time)');
    database.exec(
      "INSERT OR REPLACE INTO audit_entry (id, time, event_type) SELECT 'x', time, 'x' FROM audit_entry WHERE id = 'id-10'",
    );
  },
  'changes the only entry of a batch': bySql("UPDATE audit_entry SET actor = 'bob' WHERE id = 'id-101'"),
  'changes every entry of a batch': bySql("UPDATE audit_entry SET actor = 'bob' WHERE seq BETWEEN 14 AND 19"),
  'swaps two entries': swap(15, 16),
  'swaps two entries of different batches': swap(12, 14),
  'deletes an entry': bySql('DELETE FROM audit_entry WHERE seq = 15'),
  'deletes an entry and numbers the rest anew': bySql(
    'DELETE FROM audit_entry WHERE seq = 15',
    ...[16, 17, 18, 19].map((seq) => `UPDATE audit_entry SET seq = ${seq - 1} WHERE seq = ${seq}`),
  ),
  'deletes an entry and mends the count': bySql(
    'DELETE FROM audit_entry WHERE seq = 19',
    'UPDATE audit_batch SET rows = rows - 1 WHERE first_seq = 14',
  ),
  'deletes the next of those that were pruned': bySql('DELETE FROM audit_entry WHERE seq = 9'),
  'deletes a batch with its entries': bySql(
    'DELETE FROM audit_entry WHERE seq BETWEEN 14 AND 19',
    'DELETE FROM audit_batch WHERE first_seq = 14',
  ),
  'deletes the first batch that is left': bySql(
    'DELETE FROM audit_entry WHERE seq BETWEEN 7 AND 12',
    'DELETE FROM audit_batch WHERE first_seq = 7',
    'DELETE FROM audit_gone WHERE seq = 7',
  ),
  'deletes what is noted of a batch': bySql('DELETE FROM audit_batch WHERE first_seq = 14'),
  'puts an entry among those that were pruned': insert(3),
  'puts an entry in the place of a pruned one': insert(7),
  'puts an entry before all others': insert(0),
  'puts an entry in the place of an order': insert(21),
  'exchanges the writers of two batches': bySql(
    "UPDATE audit_batch SET writer = iif(writer = 'ada', 'grace', 'ada') WHERE first_seq IN (14, 20)",
  ),
  'exchanges the root of a batch for another': bySql(
    'UPDATE audit_batch SET root = randomblob(32) WHERE first_seq = 14',
  ),
  ...hiddenTexts,
  'changes an entry of the newest batch, of which it takes the root away': bySql(
    "UPDATE audit_entry SET actor = 'bob' WHERE seq = 22",
    'UPDATE audit_batch SET root = NULL WHERE first_seq = 22',
  ),
  'makes batch and link anew for a changed entry': (database) => {
    bySql(
      "UPDATE audit_entry SET actor = 'bob' WHERE seq = 15",
      'CREATE TEMP TABLE kept AS SELECT * FROM audit_batch WHERE first_seq > 19',
      'DELETE FROM audit_batch WHERE first_seq > 19',
      'UPDATE audit_batch SET root = NULL, chain = NULL WHERE first_seq = 14',
    )(database);
    sealerOf(database).sealWaiting(1);
    bySql('INSERT INTO audit_batch SELECT * FROM kept', 'DROP TABLE kept')(database);
  },
  'marks an entry as pruned': bySql(
    'DELETE FROM audit_entry WHERE seq = 15',
    "INSERT INTO audit_gone VALUES (15, 1, 1, 0, 'rows', randomblob(32))",
  ),
  'marks a batch as pruned': bySql(
    'DELETE FROM audit_entry WHERE seq BETWEEN 14 AND 19',
    "INSERT INTO audit_gone SELECT first_seq, rows, rows, 1, 'batches', chain FROM audit_batch WHERE first_seq = 14",
    'DELETE FROM audit_batch WHERE first_seq = 14',
  ),
  'marks everything as older than the chain': bySql(
    'DELETE FROM audit_batch WHERE first_seq < 20',
    'DELETE FROM audit_gone',
    "INSERT INTO audit_gone VALUES (1, 19, 0, 0, 'older', NULL)",
  ),
  'deletes the order of pruning': bySql('DELETE FROM audit_batch WHERE first_seq = 21'),
  'marks more rows as gone than memory can hold': bySql(
    "INSERT INTO audit_gone VALUES (15, 1000000000, 1, 0, 'rows', zeroblob(32))",
  ),
  'marks the same rows as gone again and again': bySql(
    "INSERT INTO audit_gone VALUES (15, 5, 5, 0, 'rows', zeroblob(32)), (16, 4, 4, 0, 'rows', zeroblob(32))",
  ),
  'has batches gone that nobody can count': bySql(
    `INSERT INTO audit_gone VALUES (15, 9223372036854775807, -1, 9223372036854775807, 'batches', x'${'ff'.repeat(65)}')`,
  ),
  ...miscounts('a batch', 14),
  ...miscounts('the newest batch', 22),
  ...miscounts('an order', 21),
  ...numberAttacks,
  ...massAttacks,
  ...oddTables,
  'puts a view in place of the entries': bySql(
    'ALTER TABLE audit_entry RENAME TO hidden',
    "CREATE VIEW audit_entry AS SELECT * FROM hidden WHERE id <> 'id-10'",
  ),
  'has a trigger change what is stored': bySql(
    'CREATE TRIGGER tidy AFTER INSERT ON audit_entry BEGIN UPDATE audit_writer SET time = 0; END',
  ),
  'has a trigger in capitals swallow what is stored': bySql(
    'CREATE TRIGGER tidy BEFORE INSERT ON AUDIT_ENTRY BEGIN SELECT RAISE(IGNORE); END',
  ),
  'has a trigger in capitals keep what was pruned': bySql(
    'CREATE TRIGGER tidy BEFORE INSERT ON Audit_Gone BEGIN SELECT RAISE(IGNORE); END',
  ),
  'has a trigger keep the entries': bySql(
    'CREATE TRIGGER tidy BEFORE DELETE ON AUDIT_ENTRY BEGIN SELECT RAISE(IGNORE); END',
  ),
  'has a trigger keep the texts of an entry': bySql(
    "CREATE TRIGGER tidy BEFORE UPDATE ON AUDIT_ENTRY WHEN OLD.id = 'id-10' BEGIN SELECT RAISE(IGNORE); END",
  ),
  'drops what refuses to delete': (database) => database.exec('DROP TRIGGER audit_entry_kept'),
  ...indexAttacks,
  ...valueAttacks,
  ...keyAttacks,
  'has an index leave out an entry': bySql(
    'DROP INDEX audit_entry_time',
    'CREATE INDEX audit_entry_time ON audit_entry (time, id) WHERE seq <> 15',
  ),
  'has an index refuse what is stored': bySql('CREATE UNIQUE INDEX once ON audit_entry (actor, time)'),
  'has an index in another order': bySql(
    'DROP INDEX audit_entry_time',
    'CREATE INDEX audit_entry_time ON audit_entry (time DESC, id)',
  ),
  'has an index compare texts otherwise': bySql(
    'DROP INDEX audit_entry_event_type',
    'CREATE INDEX audit_entry_event_type ON audit_entry (event_type COLLATE NOCASE, time)',
  ),
  'drops an index': bySql('DROP INDEX audit_entry_actor'),
  'cuts off the end': cutBehind(22),
  'deletes the entry that tells of the order, and what came after': cutBehind(21),
  'cuts off the links of the end': bySql(
    'UPDATE audit_batch SET root = NULL, chain = NULL WHERE first_seq > 21',
  ),
  'takes all evidence away': bySql(
    ...GUARD_NAMES.map((name) => `DROP TRIGGER IF EXISTS ${name}`),
    'DROP TABLE audit_gone',
    'UPDATE audit_batch SET root = NULL, chain = NULL',
  ),
  'writes the whole log anew': (database) => {
    const rows = database.prepare(`SELECT ${COLUMNS} FROM audit_entry ORDER BY seq`).raw().all();
    bySql('DELETE FROM audit_entry', 'DELETE FROM audit_gone', 'DELETE FROM audit_batch')(database);
    const ports = { prepare: (sql: string) => database.prepare(sql), sealer: sealerOf(database) };
    for (const row of rows) {
      assertEntryRows([row]);
      const packed = new PackedRows();
      packed.add(Object(row));
      insertRows(ports, packed.pieces, { writer: 'ada', batch: 1, isSealed: true });
    }
  },
};

/** Has a batch claim to have had another number of rows. */
function miscounts(which: string, firstSeq: number): Record<string, Attack> {
  const counts = [-1, 0, 30_000_000, 280_000_000, '9223372036854775807'];
  const set = (count: number | string) =>
    bySql(`UPDATE audit_batch SET rows = ${count} WHERE first_seq = ${firstSeq}`);
  return Object.fromEntries(counts.map((count) => [`has ${which} count ${count} rows`, set(count)]));
}

function sealerOf(database: Database): Sealer {
  return new Sealer((sql) => database.prepare(sql));
}

function bySql(...statements: readonly string[]): Attack {
  return (database) => withoutGuards(database, () => database.exec(statements.join(';')));
}

function cutBehind(seq: number): Attack {
  return bySql(
    `DELETE FROM audit_entry WHERE seq > ${seq}`,
    `DELETE FROM audit_batch WHERE first_seq > ${seq}`,
  );
}

function insert(seq: number): Attack {
  return bySql(`INSERT INTO audit_entry (seq, id, time, event_type) VALUES (${seq}, 'x', 1, 'plan.applied')`);
}

function swap(one: number, other: number): Attack {
  return bySql(
    `UPDATE audit_entry SET seq = -1 WHERE seq = ${one}`,
    `UPDATE audit_entry SET seq = ${one} WHERE seq = ${other}`,
    `UPDATE audit_entry SET seq = ${other} WHERE seq = -1`,
  );
}
