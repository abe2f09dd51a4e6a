import { closeSync, openSync, writeSync } from 'node:fs';
import type { Database } from 'better-sqlite3';
import { GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';

type Attack = (database: Database) => unknown;

/** Puts something else in the place of a table, which goes on under another name. */
const replace = (table: string, made: string): Attack =>
  bySql(`ALTER TABLE ${table} RENAME TO hidden; ${made}`);
const rename = (table: string, column: string) =>
  bySql(`ALTER TABLE ${table} RENAME COLUMN ${column} TO other`);

/** What somebody does to the file of a log so that a question may have no answer. */
export const oddTables: Readonly<Record<string, Attack>> = {
  'renames the number of the entries': rename('audit_entry', 'seq'),
  'renames the time of the entries': rename('audit_entry', 'time'),
  'renames the rows of the batches': rename('audit_batch', 'rows'),
  'renames the hash of what has gone': rename('audit_gone', 'hash'),
  'renames the time of the writers': rename('audit_writer', 'time'),
  'drops the root of the batches': bySql('ALTER TABLE audit_batch DROP COLUMN root'),
  'drops what has gone': bySql('DROP TABLE audit_gone'),
  'drops the batches': bySql('DROP TABLE audit_batch'),
  'drops the writers': bySql('DROP TABLE audit_writer'),
  'puts a view of one number in the place of the batches': replace(
    'audit_batch',
    'CREATE VIEW audit_batch AS SELECT 1 AS rows',
  ),
  'puts a view of the same in the place of the batches': replace(
    'audit_batch',
    'CREATE VIEW audit_batch AS SELECT * FROM hidden',
  ),
  'puts a view of what is not there in the place of the entries': replace(
    'audit_entry',
    'CREATE VIEW audit_entry AS SELECT * FROM nowhere',
  ),
  'puts a view of the same in the place of what has gone': replace(
    'audit_gone',
    'CREATE VIEW audit_gone AS SELECT * FROM hidden',
  ),
  'puts a view that fails in the place of what has gone': replace(
    'audit_gone',
    "CREATE VIEW audit_gone AS SELECT seq, rows, entries, links, kind, json('{') AS hash FROM hidden",
  ),
  'puts a view that fails in the place of the entries': replace(
    'audit_entry',
    "CREATE VIEW audit_entry AS SELECT *, json('{') AS more FROM hidden WHERE json('{') <> id",
  ),
  'puts a table of another make in the place of the entries': replace(
    'audit_entry',
    'CREATE TABLE audit_entry (a)',
  ),
  'puts a table without types in the place of the writers': replace(
    'audit_writer',
    'CREATE TABLE audit_writer (id, batch, time)',
  ),
  'puts a table without numbers of its own in the place of what has gone': replace(
    'audit_gone',
    `CREATE TABLE audit_gone (seq INTEGER PRIMARY KEY, rows, entries, links, kind, hash) WITHOUT ROWID;
      INSERT INTO audit_gone SELECT * FROM hidden`,
  ),
  'puts an index for searching in the place of what has gone': replace(
    'audit_gone',
    'CREATE VIRTUAL TABLE audit_gone USING rtree (id, low, high)',
  ),
  'has the root of the batches worked out': replace(
    'audit_batch',
    `CREATE TABLE audit_batch (first_seq INTEGER PRIMARY KEY, rows, writer, batch, root BLOB AS (x'00'), chain, salt, leaves, key_id, mac);
      INSERT INTO audit_batch (first_seq, rows, writer, batch, chain, salt, leaves, key_id, mac)
      SELECT first_seq, rows, writer, batch, chain, salt, leaves, key_id, mac FROM hidden`,
  ),
  'says that the numbers of the entries are texts': rewrite('audit_entry', (sql) =>
    sql.replace('seq INTEGER', 'seq TEXT'),
  ),
  'says that the numbers of the batches are texts': rewrite('audit_batch', (sql) =>
    sql.replace('first_seq INTEGER', 'first_seq TEXT'),
  ),
  'has the writers kept where the entries are': share('audit_writer', 'audit_entry'),
  'has a trigger of its own, and writes over the batches': (database) => {
    database.exec('CREATE TRIGGER tidy AFTER INSERT ON audit_writer BEGIN SELECT 1; END');
    database.pragma('wal_checkpoint(TRUNCATE)');
    const root = database
      .prepare("SELECT rootpage FROM sqlite_schema WHERE name = 'audit_batch'")
      .pluck()
      .get();
    const size = Number(database.pragma('page_size', { simple: true }));
    const file = openSync(database.name, 'r+');
    writeSync(file, Buffer.alloc(size, 0x7f), 0, size, (Number(root) - 1) * size);
    closeSync(file);
  },
};

function bySql(sql: string): Attack {
  return (database) => {
    // What a trigger or an index needs cannot be taken away.
    const gone = [...GUARD_NAMES.map((name) => `DROP TRIGGER IF EXISTS ${name}`)];
    database.exec(`PRAGMA legacy_alter_table = ON; ${gone.join('; ')}; ${sql}`);
  };
}

/** Changes what SQLite keeps of a table, and nothing that is in it. */
function rewrite(table: string, change: (sql: string) => string): Attack {
  return bySchema((database) => {
    const sql = database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table);
    database.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?').run(change(String(sql)), table);
  });
}

function share(one: string, other: string): Attack {
  const set =
    'UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = ?) WHERE name = ?';
  return bySchema((database) => database.prepare(set).run(other, one));
}

function bySchema(work: Attack): Attack {
  return (database) => {
    database.unsafeMode(true);
    database.pragma('writable_schema = ON');
    work(database);
    // Whoever has it open looks anew.
    database.pragma(`schema_version = ${Number(database.pragma('schema_version', { simple: true })) + 1}`);
  };
}
