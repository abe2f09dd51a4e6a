import type { Database } from 'better-sqlite3';

type Attack = (database: Database) => unknown;

/** What somebody does to the indexes of a file, so that lists find something else than there is. */
export const indexAttacks: Readonly<Record<string, Attack>> = {
  'hides an entry from the indexes': spoilIndex(
    'audit_entry_time',
    '(time, id)',
    '(time, id) WHERE seq <> 15',
  ),
  'hides a batch from its index': (database) => {
    database.exec('INSERT INTO audit_batch (first_seq, rows) VALUES (23, 1)');
    spoilIndex('audit_batch_unsealed', 'chain IS NULL', 'chain IS NULL AND rows > 1')(database);
  },
  'has an index give an entry another actor': spoilIndex(
    'audit_entry_actor',
    '(actor, time)',
    "(iif(seq = 15, ''nobody'', actor), time)",
  ),
  'has an index give an entry another time': spoilIndex(
    'audit_entry_time',
    '(time, id)',
    '(iif(seq = 15, 0, time), id)',
  ),
  'has an index give two entries the types of each other': (database) => {
    database.exec("INSERT INTO audit_entry (seq, id, time, event_type) VALUES (24, 'y', 900, 'a.b')");
    spoilIndex(
      'audit_entry_event_type',
      '(event_type, time)',
      "(iif(seq = 24, ''plan.applied'', event_type), time)",
    )(database);
  },
};

/** Has an index made otherwise, and its statement read as before. */
export function spoilIndex(name: string, from: string, to: string): Attack {
  return (database) => {
    database.unsafeMode(true);
    const write = (made: string) =>
      database.exec(`PRAGMA writable_schema = ON;
        UPDATE sqlite_schema SET sql = '${made}' WHERE name = '${name}';
        PRAGMA writable_schema = RESET`);
    const [sql] = database
      .prepare('SELECT sql FROM sqlite_schema WHERE name = ?')
      .pluck()
      .all(name)
      .map(String);
    const quoted = String(sql).replaceAll("'", "''");
    write(quoted.replace(from, to));
    database.exec(`REINDEX ${name}`);
    write(quoted);
  };
}
