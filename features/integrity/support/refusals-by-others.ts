/** What somebody adds to the tables of a log, so that it refuses what the log does. */
interface Refusals {
  readonly SQLite: string;
  readonly PostgreSQL: string;
}

const trigger = (when: string, table: string) => ({
  SQLite: `CREATE TRIGGER no ${when} ON ${table} BEGIN SELECT RAISE(ABORT, 'not today'); END`,
  PostgreSQL: `CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$;
    CREATE TRIGGER no ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION no()`,
});
const GOES_ALONG = 'CREATE TABLE held (id TEXT REFERENCES audit_entry (id) ON DELETE CASCADE)';
const deleting = trigger('BEFORE DELETE', 'audit_entry');

export const refusalsByOthers: Readonly<Record<string, Refusals>> = {
  'a trigger of the entries': trigger('BEFORE INSERT', 'audit_entry'),
  'a trigger of the batches': trigger('BEFORE INSERT', 'audit_batch'),
  'a trigger of what has gone': trigger('BEFORE INSERT', 'audit_gone'),
  'a trigger of entries that change': trigger('BEFORE UPDATE', 'audit_entry'),
  'a trigger of entries that go, with others': {
    SQLite: `${deleting.SQLite}; ${GOES_ALONG}`,
    PostgreSQL: `${deleting.PostgreSQL}; ${GOES_ALONG}`,
  },
  'a table to which a trigger of the entries leads': {
    SQLite: `CREATE TABLE counted (lines INTEGER CHECK (lines < 1));
      CREATE TRIGGER no AFTER INSERT ON audit_entry BEGIN INSERT INTO counted VALUES (1); END`,
    PostgreSQL: `CREATE TABLE counted (lines INTEGER CONSTRAINT few CHECK (lines < 1));
      CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO counted VALUES (1); RETURN NEW; END $$;
      CREATE TRIGGER no AFTER INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION no()`,
  },
  'a condition of the entries': {
    SQLite: `PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, 'event_type TEXT', 'event_type TEXT CHECK (length(event_type) < 1)') WHERE name = 'audit_entry';
      PRAGMA schema_version = 999; PRAGMA writable_schema = RESET`,
    PostgreSQL: 'ALTER TABLE audit_entry ADD CONSTRAINT short CHECK (length(event_type) < 1) NOT VALID',
  },
  'a unique index of the entries': {
    SQLite: 'CREATE UNIQUE INDEX once ON audit_entry (length(event_type)) WHERE time >= 700',
    PostgreSQL: 'CREATE UNIQUE INDEX once ON audit_entry ((time > 0)) WHERE time >= 600',
  },
  'one of two triggers': {
    SQLite: `CREATE TRIGGER never BEFORE INSERT ON audit_writer WHEN false BEGIN SELECT RAISE(ABORT, 'never'); END;
      ${trigger('BEFORE INSERT', 'audit_entry').SQLite}`,
    PostgreSQL: trigger('BEFORE INSERT', 'audit_entry').PostgreSQL,
  },
};
