const CASCADE = 'id text PRIMARY KEY REFERENCES audit_entry (id) ON DELETE CASCADE';
const MORE = "CREATE TABLE more (id text REFERENCES held (id)); INSERT INTO more VALUES ('id-9')";
/** Questions that go with their entry, and answers that go with their thread: each points at what it answers. */
const THREAD = `name text UNIQUE, id text REFERENCES audit_entry (id) ON DELETE CASCADE,
  thread text REFERENCES held (name) ON DELETE CASCADE, answers text REFERENCES held (name)`;
const ANSWERED = [
  'UPDATE held SET name = id',
  "INSERT INTO held (name, thread, answers) SELECT 'to ' || name, name, name FROM held",
];
const onDelete = (
  does: string,
) => `CREATE FUNCTION keep() RETURNS trigger LANGUAGE plpgsql AS $do$ BEGIN ${does}; RETURN OLD; END $do$;
  CREATE TRIGGER keep BEFORE DELETE ON held FOR EACH ROW EXECUTE FUNCTION keep()`;

/** What somebody has point at an entry, so that it can be deleted or cannot. */
export const keyAttacks: Readonly<Record<string, string>> = {
  'has another table refer to an entry': pointing('id text REFERENCES audit_entry (id)'),
  'has another table refer to an entry until the end': pointing(
    'id text REFERENCES audit_entry (id) DEFERRABLE INITIALLY DEFERRED',
  ),
  'has another table go with an entry': pointing('id text REFERENCES audit_entry (id) ON DELETE CASCADE'),
  'has another table lose its entry': pointing(
    'id text REFERENCES audit_entry (id) ON DELETE SET NULL CHECK (length(id) > 1), lines integer NOT NULL DEFAULT 1',
  ),
  'has another table without a default': pointing(
    'id text REFERENCES audit_entry (id) ON DELETE SET DEFAULT',
  ),
  'has notes go with an entry, with their answers, and tells of it': pointing(
    `${CASCADE}, answers text REFERENCES held`,
    'UPDATE held SET answers = id',
    MORE.replace('held (id)', 'held (id) ON DELETE CASCADE'),
    onDelete("RAISE NOTICE 'gone'"),
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
  'has a function speak of refusing what goes with an entry, and refuse nothing': pointing(
    CASCADE,
    onDelete(`PERFORM 'it''s RAISE EXCEPTION'; -- RAISE EXCEPTION 'no'
      /* ASSERT false; ** RAISE */ RAISE NOTICE 'gone'`),
  ),
  'has unique indexes let go of an entry': pointing(
    'id text REFERENCES audit_entry (id) ON DELETE SET NULL, topic text, UNIQUE (id, topic)',
    'CREATE UNIQUE INDEX lowered ON held (lower(id))',
    "CREATE UNIQUE INDEX opened ON held (coalesce(topic, 'id'), id) WHERE id IS NOT NULL",
  ),
  'has a unique index take one row without an entry': pointing(
    'id text REFERENCES audit_entry (id) ON DELETE SET NULL',
    "CREATE UNIQUE INDEX once ON held (coalesce(id, 'none'))",
    "INSERT INTO held (id) VALUES ('id-10')",
  ),
  'has a unique index of rows without an entry': pointing(
    "id text REFERENCES audit_entry (id) ON DELETE SET NULL, topic text DEFAULT 'one'",
    'CREATE UNIQUE INDEX once ON held (topic) WHERE id IS NULL',
    "INSERT INTO held (id) VALUES ('id-10')",
  ),
  'has an exclusion take one row without an entry': pointing(
    "id text REFERENCES audit_entry (id) ON DELETE SET NULL, EXCLUDE USING btree (coalesce(id, 'none') WITH =)",
    "INSERT INTO held (id) VALUES ('id-10')",
  ),
  'has a trigger assert what goes with an entry': pointing(CASCADE, onDelete('ASSERT false')),
  'has another table lack a value when an entry goes': pointing(
    'id text NOT NULL REFERENCES audit_entry (id) ON DELETE SET NULL',
  ),
  // Of two columns, of which one alone is set.
  'has another table lack one of two values': [
    'CREATE TABLE both_of (id text, lines integer, PRIMARY KEY (id, lines), FOREIGN KEY (id) REFERENCES audit_entry (id) ON DELETE CASCADE)',
    "INSERT INTO both_of VALUES ('id-9', 1)",
    `CREATE TABLE held (id text NOT NULL, lines integer,
      CONSTRAINT held_id_fkey FOREIGN KEY (id, lines) REFERENCES both_of (id, lines) ON DELETE SET NULL (id))`,
    "INSERT INTO held VALUES ('id-9', 1)",
  ].join('; '),
  'has another table fall back to an entry': pointing(
    "id text DEFAULT 'nobody' REFERENCES audit_entry (id) ON DELETE SET DEFAULT",
  ),
  'has another table want an entry': pointing(
    'id text REFERENCES audit_entry (id) ON DELETE SET NULL CHECK (id IS NOT NULL)',
  ),
  'has a table hold what goes with an entry': pointing(CASCADE, MORE),
  'has a table hold what changes with an entry': pointing(
    'id text UNIQUE REFERENCES audit_entry (id) ON DELETE SET NULL',
    MORE,
  ),
  'has a trigger keep what goes with an entry': pointing(CASCADE, onDelete("RAISE 'no'")),
  'has a trigger that cannot be carried out go with an entry': pointing(
    CASCADE,
    onDelete('INSERT INTO nowhere VALUES (1)'),
  ),
  'has a rule keep what goes with an entry': pointing(
    CASCADE,
    'CREATE RULE keep AS ON DELETE TO held DO INSTEAD NOTHING',
  ),
  'publishes what goes with an entry, and tells it apart by nothing': pointing(
    CASCADE,
    'ALTER TABLE held REPLICA IDENTITY NOTHING',
    'CREATE PUBLICATION notes FOR TABLE held',
  ),
};

/** Makes a table that points at the next entry that goes. */
function pointing(columns: string, ...more: readonly string[]): string {
  return [`CREATE TABLE held (${columns})`, "INSERT INTO held (id) VALUES ('id-9')", ...more].join('; ');
}
