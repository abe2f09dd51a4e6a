import assert from 'node:assert/strict';

/** What somebody adds to the tables of a log, so that it refuses what the log does. */
interface Refusals {
  /** Absent where there is no such thing in SQLite. */
  readonly SQLite?: string;
  readonly PostgreSQL: string;
}

/** The statements that add something to the tables of a log in a store. */
export function refusalOf(whose: string, store: keyof Refusals): string {
  return refusalsByOthers[whose]?.[store] ?? assert.fail(`There is no "${whose}" in ${store}.`);
}

const trigger = (when: string, table: string) => ({
  SQLite: `CREATE TRIGGER no ${when} ON ${table} BEGIN SELECT RAISE(ABORT, 'not today'); END`,
  PostgreSQL: `CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'not today'; END $$;
    CREATE TRIGGER no ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION no()`,
});
/** What a trigger, or in PostgreSQL its function, does, and fails. */
const failing = (does: string, table = 'audit_entry', when = 'AFTER INSERT OR UPDATE', inSqlite = does) => ({
  SQLite: `CREATE TRIGGER no AFTER INSERT ON ${table} BEGIN ${inSqlite}; END`,
  PostgreSQL: `CREATE FUNCTION no() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN ${does}; RETURN NULL; END $$;
    CREATE TRIGGER no ${when} ON ${table} FOR EACH ROW EXECUTE FUNCTION no()`,
});
const MIRROR = 'INSERT INTO mirror VALUES (1)';
const HOLD_ALL =
  'CREATE TABLE held AS SELECT id FROM audit_entry; ALTER TABLE held ADD FOREIGN KEY (id) REFERENCES audit_entry (id) ON DELETE CASCADE';
const GOES_ALONG = 'CREATE TABLE held (id TEXT REFERENCES audit_entry (id) ON DELETE CASCADE)';
const deleting = trigger('BEFORE DELETE', 'audit_entry');

const refusalsByOthers: Readonly<Record<string, Refusals>> = {
  'a trigger of the entries': trigger('BEFORE INSERT', 'audit_entry'),
  'a trigger of the batches': trigger('BEFORE INSERT', 'audit_batch'),
  'a trigger of what has gone': trigger('BEFORE INSERT', 'audit_gone'),
  'a trigger of entries that change': trigger('BEFORE UPDATE', 'audit_entry'),
  'a trigger of entries that go that lacks its table': {
    SQLite: `CREATE TRIGGER no BEFORE DELETE ON audit_entry BEGIN ${MIRROR}; END`,
    PostgreSQL: failing(MIRROR, 'audit_entry', 'AFTER DELETE').PostgreSQL,
  },
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
  'a column of the entries that wants a value': {
    SQLite: `PRAGMA writable_schema = ON;
      UPDATE sqlite_schema SET sql = replace(sql, 'user_agent TEXT', 'user_agent TEXT NOT NULL') WHERE name = 'audit_entry';
      PRAGMA schema_version = 999; PRAGMA writable_schema = RESET`,
    PostgreSQL:
      'ALTER TABLE audit_entry ADD COLUMN why text NOT NULL DEFAULT 1; ALTER TABLE audit_entry ALTER COLUMN why DROP DEFAULT',
  },
  'a unique index of the entries': {
    SQLite: 'CREATE UNIQUE INDEX once ON audit_entry (length(event_type)) WHERE time >= 700',
    PostgreSQL: 'CREATE UNIQUE INDEX once ON audit_entry ((time > 0)) WHERE time >= 600',
  },
  'a trigger of the entries that lacks its table': failing(MIRROR),
  'a trigger of the end of the chain that lacks its table': failing(MIRROR, 'audit_head'),
  'a trigger of the entries that lacks a function': failing(
    'PERFORM mirrored()',
    'audit_entry',
    'AFTER INSERT OR UPDATE',
    'SELECT mirrored()',
  ),
  'a trigger of the batches that lacks its table': failing(MIRROR, 'audit_batch'),
  'a trigger of what has gone that lacks its table': failing(MIRROR, 'audit_gone'),
  'a trigger of the entries that lacks a right': failing("PERFORM pg_read_file('mirror')"),
  'a condition that lacks its table': {
    PostgreSQL: `CREATE FUNCTION no(text) RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN ${MIRROR}; RETURN true; END $$;
      ALTER TABLE audit_entry ADD CHECK (no(id)) NOT VALID`,
  },
  'a rule of the batches': {
    PostgreSQL:
      'CREATE TABLE mirror (writer text); CREATE RULE no AS ON INSERT TO audit_batch DO ALSO INSERT INTO mirror VALUES (NEW.writer)',
  },
  'a trigger of what goes with entries': {
    PostgreSQL: `${HOLD_ALL}; ${trigger('BEFORE DELETE', 'held').PostgreSQL}`,
  },
  'a trigger of what goes with entries that lacks its table': {
    PostgreSQL: `${HOLD_ALL}; ${failing(MIRROR, 'held', 'AFTER DELETE').PostgreSQL}`,
  },
  // The owner of the tables, and a superuser, would not be hindered.
  'a policy of the entries': {
    PostgreSQL: `ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY; CREATE POLICY no ON audit_entry FOR INSERT WITH CHECK (false);
      DO $$ BEGIN
        EXECUTE format('GRANT ALL ON ALL TABLES IN SCHEMA %I TO pg_monitor', current_schema());
        EXECUTE format('GRANT USAGE ON SCHEMA %I TO pg_monitor', current_schema());
        EXECUTE format('ALTER DATABASE %I SET role = pg_monitor', current_database());
      END $$`,
  },
  'one of two triggers': {
    SQLite: `CREATE TRIGGER never BEFORE INSERT ON audit_writer WHEN false BEGIN SELECT RAISE(ABORT, 'never'); END;
      ${trigger('BEFORE INSERT', 'audit_entry').SQLite}`,
    PostgreSQL: `CREATE FUNCTION "inner one"() RETURNS void LANGUAGE plpgsql AS $$ BEGIN ${MIRROR}; END $$;
      CREATE FUNCTION never() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$;
      CREATE TRIGGER never BEFORE INSERT ON audit_entry FOR EACH ROW EXECUTE FUNCTION never();
      ${failing('PERFORM "inner one"()').PostgreSQL}`,
  },
};
