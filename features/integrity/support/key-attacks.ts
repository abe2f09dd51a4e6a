import type { Database } from 'better-sqlite3';

type Attack = (database: Database) => unknown;

const CASCADE = 'id TEXT PRIMARY KEY REFERENCES audit_entry (id) ON DELETE CASCADE';
const MORE = 'CREATE TABLE more (id TEXT REFERENCES Held (id)); INSERT INTO more SELECT id FROM held';
/** Questions that go with their entry, and answers that go with their thread: each points at what it answers. */
const THREAD = `name TEXT UNIQUE, id TEXT REFERENCES audit_entry (id) ON DELETE CASCADE,
  thread TEXT REFERENCES held (name) ON DELETE CASCADE, answers TEXT REFERENCES held (name)`;
const ANSWERED = [
  'UPDATE held SET name = id',
  "INSERT INTO held (name, thread, answers) SELECT 'to ' || name, name, name FROM held",
];
const onDelete = (deed: string) => `CREATE TRIGGER keep BEFORE DELETE ON held BEGIN ${deed}; END`;

/** What somebody has point at entries, so that they can be deleted or cannot. */
export const keyAttacks: Readonly<Record<string, Attack>> = {
  'has a foreign key hold the entries': pointing('id TEXT REFERENCES Audit_Entry (id)'),
  'has a foreign key that lets go of entries': pointing(
    'id TEXT REFERENCES audit_entry (id) ON DELETE CASCADE',
  ),
  'has a foreign key that keeps no entry it has lost': pointing(
    'id TEXT REFERENCES audit_entry (id) ON DELETE SET NULL, lines INTEGER NOT NULL DEFAULT 1 CHECK (lines IS NOT NULL AND lines > 0)',
  ),
  'has triggers speak of refusing what goes with entries, and refuse nothing': pointing(
    `${CASCADE}, note TEXT`,
    onDelete(
      "UPDATE held SET note = 'RAISE(ABORT' WHERE false /* raise(abort, 'no') */ -- raise(abort)\n",
    ).replace('keep', '"before delete"'),
    "CREATE TRIGGER tell AFTER DELETE ON held BEGIN SELECT 'raise(fail, it''s)'; END",
  ),
  'has unique indexes let go of entries': pointing(
    'id TEXT REFERENCES audit_entry (id) ON DELETE SET NULL, topic TEXT, UNIQUE (id, topic)',
    'CREATE UNIQUE INDEX lowered ON held (lower(id))',
    "CREATE UNIQUE INDEX open ON held (coalesce(topic, 'id IS NULL'), id) WHERE id IS NOT NULL",
  ),
  'has a unique index take one row without an entry': pointing(
    'id TEXT REFERENCES audit_entry (id) ON DELETE SET NULL',
    "CREATE UNIQUE INDEX once ON held (coalesce(id, 'none'))",
  ),
  'has a unique index of rows without an entry': pointing(
    "id TEXT REFERENCES audit_entry (id) ON DELETE SET NULL, topic TEXT DEFAULT 'one'",
    'CREATE UNIQUE INDEX once ON held (topic) WHERE id IS NULL',
  ),
  'has a foreign key that has no default': pointing(
    'id TEXT REFERENCES audit_entry (id) ON DELETE SET DEFAULT',
  ),
  'has notes go with entries, with their answers, and counts them': pointing(
    `${CASCADE}, answers TEXT REFERENCES held`,
    'UPDATE held SET answers = id',
    'CREATE TABLE more (id TEXT NOT NULL REFERENCES held ON DELETE CASCADE)',
    'INSERT INTO more SELECT id FROM held',
    'CREATE TABLE gone (id TEXT NOT NULL)',
    onDelete('INSERT INTO gone VALUES (OLD.id)'),
    "CREATE TRIGGER fixed BEFORE UPDATE OF answers ON held BEGIN SELECT RAISE(ABORT, 'no'); END",
  ),
  'has answers go with the entry of their thread': pointing(
    THREAD,
    ...ANSWERED,
    "INSERT INTO held (name, thread, answers) SELECT 'again ' || name, thread, name FROM held WHERE answers IS NOT NULL",
  ),
  'has answers stay where their question goes with an entry': pointing(
    THREAD,
    ...ANSWERED,
    'UPDATE held SET thread = NULL',
  ),
  'has a foreign key lack a value that it needs': pointing(
    'id TEXT NOT NULL REFERENCES audit_entry (id) ON DELETE SET NULL',
  ),
  'has a foreign key number rows by entries': (database) =>
    database.exec(
      'CREATE TABLE held (seq INTEGER PRIMARY KEY REFERENCES audit_entry (seq) ON DELETE SET NULL); INSERT INTO held SELECT seq FROM audit_entry',
    ),
  'has a foreign key fall back to an entry': pointing(
    "id TEXT DEFAULT 'nobody' REFERENCES audit_entry (id) ON DELETE SET DEFAULT",
  ),
  'has a condition that wants an entry': pointing(
    'id TEXT REFERENCES audit_entry (id) ON DELETE SET NULL CHECK (id IS NOT NULL)',
  ),
  'has a foreign key hold what goes with entries': pointing(CASCADE, MORE),
  'has a foreign key hold what changes with entries': pointing(
    'id TEXT UNIQUE REFERENCES audit_entry (id) ON DELETE SET NULL',
    MORE,
  ),
  'has a trigger keep what goes with entries': pointing(CASCADE, onDelete("SELECT RAISE(ROLLBACK, 'no')")),
  'has a trigger that cannot be carried out go with entries': pointing(
    CASCADE,
    onDelete('INSERT INTO nowhere VALUES (OLD.id)'),
  ),
  'has a trigger count what goes with entries where no more can be counted': pointing(
    CASCADE,
    'CREATE TABLE gone (count INTEGER CHECK (count < 1))',
    onDelete('INSERT INTO gone VALUES (1)'),
  ),
  'has a foreign key point at what is no key': (database) =>
    database.exec('CREATE TABLE held (id TEXT REFERENCES audit_entry (actor) ON DELETE CASCADE)'),
};

/** Makes a table that has a row for each entry. */
function pointing(columns: string, ...more: readonly string[]): Attack {
  return (database) =>
    database.exec(
      [`CREATE TABLE held (${columns})`, 'INSERT INTO held (id) SELECT id FROM audit_entry', ...more].join(
        ';',
      ),
    );
}
