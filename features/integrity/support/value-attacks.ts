import type { Database } from 'better-sqlite3';
import { CREATE_GUARDS, GUARD_NAMES } from '#audit-log/engines/sqlite/append-only';

type Attack = (database: Database) => unknown;

const SET = (what: string, id = 'id-10') => `UPDATE audit_entry SET ${what} WHERE id = '${id}'`;

/** What somebody does to single values and beside the tables, so that all looks as before, or cannot be used any more. */
export const valueAttacks: Readonly<Record<string, Attack>> = {
  'keeps an actor as bytes': weakened(SET('actor = CAST(actor AS BLOB)')),
  'keeps an id as bytes': weakened(SET('id = CAST(id AS BLOB)')),
  'keeps details as bytes': weakened(SET('details = CAST(details AS BLOB)')),
  'keeps a time as text': weakened(SET('time = CAST(time AS TEXT)')),
  'keeps a time as bytes': weakened(SET('time = CAST(CAST(time AS TEXT) AS BLOB)')),
  'puts bytes where nothing was': weakened(SET("subject = x'626f62'")),
  'has other bytes read as the same text': weakened(SET("actor = CAST(x'626f62f09f98' AS TEXT)", 'replaced')),
  'keeps a text of digits as a number': weakened(SET('subject = 42', 'replaced')),
  'puts an entry in with a time beyond all dates': put(24, 'time', '1000000000000000000'),
  'puts an entry in that happened beyond all dates': put(24, 'time, occurred_at', '700, -9000000000000000'),
  'puts an entry in with details that are no JSON': put(24, 'time, details', `700, '{"lines":'`),
  'puts an entry in with details that are deep': put(
    24,
    'time, details',
    `700, '${'['.repeat(1500)}${']'.repeat(1500)}'`,
  ),
  'puts an entry in far behind the end': put(1000, 'time', '700'),
  'puts an entry in millions behind the end': put(5_000_000, 'time', '700'),
  'notes a batch far behind the end': note(1000, '1'),
  'notes a batch of more entries than there can be': note(24, '9007199254740000'),
  'names tables and views as the functions that the log calls': (database) =>
    database.exec(
      `CREATE TABLE json_each (value); CREATE VIEW pragma_table_info AS SELECT 'id' AS name, 0 AS cid;
        CREATE VIEW pragma_foreign_key_list AS SELECT 1 AS id; CREATE VIEW pragma_table_xinfo AS SELECT 'id' AS name`,
    ),
};

function put(seq: number, columns: string, values: string): Attack {
  return (database) =>
    database.exec(
      `INSERT INTO audit_entry (seq, id, event_type, ${columns}) VALUES (${seq}, 'x', 'plan.applied', ${values})`,
    );
}

function note(firstSeq: number, rows: string): Attack {
  return (database) =>
    database.exec(`INSERT INTO audit_batch (first_seq, rows) VALUES (${firstSeq}, ${rows})`);
}

/** Takes away what keeps values of other kinds out of the table, and puts it back. */
function weakened(sql: string): Attack {
  return (database) => {
    database.unsafeMode(true);
    const made = String(
      database.prepare("SELECT sql FROM sqlite_schema WHERE name = 'audit_entry'").pluck().get(),
    );
    const write = (statement: string) => {
      database.pragma('writable_schema = ON');
      database.prepare("UPDATE sqlite_schema SET sql = ? WHERE name = 'audit_entry'").run(statement);
      database.pragma('writable_schema = RESET');
    };
    database.exec(GUARD_NAMES.map((name) => `DROP TRIGGER ${name}`).join(';'));
    write(made.replace(/STRICT\s*$/, '').replaceAll(/ (?:INTEGER|TEXT)(?! PRIMARY)/g, ''));
    database.exec(sql);
    write(made);
    database.exec(CREATE_GUARDS);
  };
}
