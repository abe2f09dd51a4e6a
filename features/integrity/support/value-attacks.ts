import type { Database } from 'better-sqlite3';
import { WRITE_ERASED } from '#audit-log/engines/sql/chain/erased-values';
import { CREATE_GUARDS, GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { withoutGuards } from './without-guards';

type Attack = (database: Database) => unknown;

const SET = (what: string, id = 'id-10') => `UPDATE audit_entry SET ${what} WHERE id = '${id}'`;

const SPOIL_GONE = (what: string) => `UPDATE audit_gone SET ${what} WHERE kind = 'batches'`;
const SPOIL_LINK = (link: string) => `UPDATE audit_batch SET chain = ${link} WHERE first_seq = 20`;

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
  'counts by a text how many have gone': weakened(
    "UPDATE audit_gone SET entries = 'x' WHERE seq = 1",
    'audit_gone',
  ),
  'counts by nothing how many links have gone': weakened(
    "UPDATE audit_gone SET links = '' WHERE links = 0",
    'audit_gone',
  ),
  'erases by hand, with three million bytes for a hash': (database) =>
    withoutGuards(database, () =>
      database.exec(
        `UPDATE audit_entry SET ${WRITE_ERASED} WHERE seq = 15; INSERT INTO audit_gone VALUES (15, 1, 1, 0, 'details', zeroblob(3000000))`,
      ),
    ),
  'keeps a text where the only entry of a batch has no sign, and not as bytes': weakened(
    "UPDATE audit_batch SET leaves = 'hello' WHERE first_seq = 13",
    'audit_batch',
  ),
  'keeps the writer of a batch as bytes': weakened(
    'UPDATE audit_batch SET writer = CAST(writer AS BLOB) WHERE first_seq = 14',
    'audit_batch',
  ),
  'numbers what has gone behind the end': unguarded(SPOIL_GONE('seq = 9000000000000000')),
  'takes the hash of what has gone': unguarded(SPOIL_GONE('hash = NULL')),
  'cuts the hash of what has gone short': unguarded(SPOIL_GONE("hash = x'00'")),
  'cuts the link of a batch short': unguarded(SPOIL_LINK("x'00'")),
  'keeps the link of a batch as a text': weakened(SPOIL_LINK("'link'"), 'audit_batch'),
  'keeps the link of a batch as a number': weakened(SPOIL_LINK('42'), 'audit_batch'),
  'puts a batch in whose link is a text': weakened(
    "INSERT INTO audit_batch (first_seq, rows, chain) VALUES (16, 1, 'x')",
    'audit_batch',
  ),
  'puts an entry in with a time beyond all dates': put(24, 'time', '1000000000000000000'),
  'puts an entry in that happened beyond all dates': put(24, 'time, occurred_at', '700, -9000000000000000'),
  'puts an entry in with details that are no JSON': put(24, 'time, details', `700, '{"lines":'`),
  'puts an entry in with details that are deep': put(
    24,
    'time, details',
    `700, '${'['.repeat(1500)}${']'.repeat(1500)}'`,
  ),
  'puts an entry in with details that are too deep': put(
    24,
    'time, details',
    `700, '${'['.repeat(1501)}${']'.repeat(1501)}'`,
  ),
  'puts an entry in with details that are far too deep': put(
    24,
    'time, details',
    `700, '${'['.repeat(100_000)}${']'.repeat(100_000)}'`,
  ),
  'puts an entry in with an empty actor': put(24, 'time, actor', "700, ''"),
  'puts an entry in with an actor of a million signs': put(24, 'time, actor', '700, hex(zeroblob(500000))'),
  'puts an entry in with a NUL in its trace id': put(24, 'time, trace_id', "700, 'a' || char(0) || 'b'"),
  'puts an entry in with an empty event type': putAs("'x', ''"),
  'puts an entry in with an event type of 5000 signs': putAs(`'x', '${'t'.repeat(5000)}'`),
  'puts an entry in with a NUL in its event type': putAs("'x', 'a' || char(0) || 'b'"),
  'puts an entry in with an event type that is not UTF-8': putAs("'x', CAST(x'ff61' AS TEXT)"),
  'puts an entry in with an empty id': putAs("'', 'plan.applied'"),
  'puts an entry in with an id of 37 signs': putAs(`'${'i'.repeat(37)}', 'plan.applied'`),
  'puts an entry in with the longest texts there are': putAs(
    `'${'i'.repeat(36)}', '${'t'.repeat(1200)}'`,
    `, '${'\\u000a'.repeat(1000)}'`,
  ),
  'puts an entry in with texts that are not ASCII': putAs("'ü', '計画'", ", 'Zoë 💶 �'"),
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

function unguarded(sql: string): Attack {
  return (database) => withoutGuards(database, () => database.exec(sql));
}

function put(seq: number, columns: string, values: string): Attack {
  return (database) =>
    database.exec(
      `INSERT INTO audit_entry (seq, id, event_type, ${columns}) VALUES (${seq}, 'x', 'plan.applied', ${values})`,
    );
}

/** Puts an entry in by its id and event type, and its actor where one is given. */
function putAs(named: string, actor = ', NULL'): Attack {
  return (database) =>
    database.exec(
      `INSERT INTO audit_entry (seq, time, id, event_type, actor) VALUES (24, 700, ${named}${actor})`,
    );
}

function note(firstSeq: number, rows: string): Attack {
  return (database) =>
    database.exec(`INSERT INTO audit_batch (first_seq, rows) VALUES (${firstSeq}, ${rows})`);
}

/** Takes away what keeps values of other kinds out of the table, and puts it back. */
function weakened(sql: string, table = 'audit_entry'): Attack {
  return (database) => {
    database.unsafeMode(true);
    const made = String(database.prepare('SELECT sql FROM sqlite_schema WHERE name = ?').pluck().get(table));
    const write = (statement: string) => {
      database.pragma('writable_schema = ON');
      database.prepare('UPDATE sqlite_schema SET sql = ? WHERE name = ?').run(statement, table);
      database.pragma('writable_schema = RESET');
    };
    database.exec(GUARD_NAMES.map((name) => `DROP TRIGGER ${name}`).join(';'));
    write(made.replace(/STRICT\s*$/, '').replaceAll(/ (?:INTEGER|TEXT|BLOB)(?! PRIMARY)/g, ''));
    database.exec(sql);
    write(made);
    database.exec(CREATE_GUARDS);
  };
}
