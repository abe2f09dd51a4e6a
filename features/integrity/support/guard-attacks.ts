import { GUARD_BODY } from '#audit-log/engines/postgres/tables/append-only';
import { columnAttacks } from './column-attacks-in-postgres';
import { keyAttacks } from './key-attacks-in-postgres';
import { massAttacksInPostgres } from './mass-attacks';
import { oddTables } from './odd-tables-in-postgres';
import { postgresAttacks } from './postgres-attacks';
import { storedAttacks, surroundingAttacks } from './surrounding-attacks';

const replaceGuard = (body: string) => `CREATE OR REPLACE FUNCTION audit_guard() RETURNS trigger
  LANGUAGE plpgsql AS $guard$ ${body} $guard$`;

/** Puts another trigger in the place of one of ours. */
const replaceTrigger = (name: string, table: string, refused: string) =>
  `DROP TRIGGER ${name} ON ${table}; CREATE TRIGGER ${name} ${refused}`;

/** Changes a column, which a trigger that names it would forbid. */
const retype = (change: string) => `DROP TRIGGER audit_entry_unchanged ON audit_entry; ${change};
  CREATE TRIGGER audit_entry_unchanged BEFORE UPDATE ON audit_entry EXECUTE FUNCTION audit_guard('x')`;

const inDatabase = (statement: string) =>
  `DO $do$ BEGIN EXECUTE format('${statement}', current_database(), current_user); END $do$`;

/** Has an index miss what is stored meanwhile, as nobody but a superuser can. */
const spoil = (
  index: string,
  deed: string,
) => `UPDATE pg_index SET indisready = false WHERE indexrelid = '${index}'::regclass;
  COMMIT; BEGIN; SET LOCAL audit_race.guard = 'off'; ${deed};
  UPDATE pg_index SET indisready = true WHERE indexrelid = '${index}'::regclass`;

/** What somebody does to what keeps entries from being changed, or to what they are found by. */
export const guardAttacks: Readonly<Record<string, string>> = {
  'has the guard let everything pass': replaceGuard(
    "BEGIN RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END; END",
  ),
  'has the guard swallow what is done': replaceGuard('BEGIN RETURN NULL; END'),
  'has the guard run with other settings': "ALTER FUNCTION audit_guard() SET audit_race.guard = 'off'",
  'has a trigger call another function': `CREATE FUNCTION nothing() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END';
    ${replaceTrigger('audit_entry_kept', 'audit_entry', 'BEFORE DELETE OR TRUNCATE ON audit_entry EXECUTE FUNCTION nothing()')}`,
  'has a trigger refuse under a condition that never comes': replaceTrigger(
    'audit_entry_unchanged',
    'audit_entry',
    "BEFORE UPDATE ON audit_entry FOR EACH STATEMENT WHEN (false) EXECUTE FUNCTION audit_guard('x')",
  ),
  'has a trigger refuse after it is done': replaceTrigger(
    'audit_gone_unchanged',
    'audit_gone',
    "AFTER UPDATE ON audit_gone EXECUTE FUNCTION audit_guard('x')",
  ),
  'has a trigger look at one column only': replaceTrigger(
    'audit_entry_unchanged',
    'audit_entry',
    "BEFORE UPDATE OF id ON audit_entry EXECUTE FUNCTION audit_guard('x')",
  ),
  'has triggers refuse on a replica only': 'ALTER TABLE audit_entry ENABLE REPLICA TRIGGER audit_entry_kept',
  'turns the triggers of the database off': inDatabase(
    'ALTER DATABASE %1$I SET session_replication_role = replica',
  ),
  'turns the triggers of a role off, in capitals': inDatabase(
    "ALTER ROLE %2$I IN DATABASE %1$I SET session_replication_role = ''REPLICA''",
  ),
  'has a role set the guard to OFF, which it does not take for off': inDatabase(
    "ALTER ROLE %2$I IN DATABASE %1$I SET audit_race.guard = ''OFF''",
  ),
  'turns the guard of the database off': inDatabase("ALTER DATABASE %1$I SET audit_race.guard = ''off''"),
  'turns the guard of a role off': inDatabase(
    "ALTER ROLE %2$I IN DATABASE %1$I SET audit_race.guard = ''off''",
  ),
  'hides rows by a policy': `CREATE POLICY secret ON audit_entry USING (actor <> 'bob');
    ALTER TABLE audit_entry ENABLE ROW LEVEL SECURITY`,
  'has a rule swallow what is stored':
    "CREATE RULE swallow AS ON INSERT TO audit_entry WHERE NEW.actor = 'bob' DO INSTEAD NOTHING",
  'has a constraint refuse what one actor does':
    "ALTER TABLE audit_entry ADD CONSTRAINT no_bob CHECK (actor <> 'bob') NOT VALID",
  'has a unique index refuse what happens twice':
    "CREATE UNIQUE INDEX once ON audit_entry (actor) WHERE actor = 'bob'",
  'has a column take a default': "ALTER TABLE audit_entry ALTER actor SET DEFAULT 'ada'",
  'has rows say that they are of another transaction': "ALTER TABLE audit_entry ALTER tx SET DEFAULT '7'",
  'has a column sort otherwise': retype('ALTER TABLE audit_entry ALTER actor TYPE text COLLATE "POSIX"'),
  'has a column sort by an order of the same name': `CREATE COLLATION "C" (provider = icu, locale = 'de');
    ${retype(`DO $do$ BEGIN EXECUTE format('ALTER TABLE audit_entry ALTER actor TYPE text COLLATE %I."C"', current_schema()); END $do$`)}`,
  'has a unique index take capitals for small letters': `CREATE COLLATION alike (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
    CREATE UNIQUE INDEX once ON audit_entry (id COLLATE alike)`,
  'has entries and batches number their transactions apart':
    'ALTER TABLE audit_batch ALTER tx SET DEFAULT (pg_current_xact_id()::text::bigint + 9)::text::xid8',
  'has numbers of rows go down': 'ALTER TABLE audit_entry ALTER seq SET INCREMENT -1',
  'has a column hold other values': retype('ALTER TABLE audit_entry ALTER occurred_at TYPE numeric'),
  'has times be texts': retype('ALTER TABLE audit_entry ALTER time TYPE text'),
  'has a time at which an entry happened be no number': retype(
    "ALTER TABLE audit_entry ALTER occurred_at TYPE numeric; UPDATE audit_entry SET occurred_at = 'NaN' WHERE id = 'id-10'",
  ),
  'has the server skip a million numbers of rows':
    "SELECT setval(pg_get_serial_sequence('audit_entry', 'seq'), 1000000)",
  'changes that time by one': "UPDATE audit_entry SET time = 9007199254740992 WHERE id = 'far'",
  'changes what stands behind the mark': "UPDATE audit_entry SET actor = E'a\\u00012b' WHERE id = 'marked'",
  'has a column made of others': retype(
    'ALTER TABLE audit_entry DROP outcome; ALTER TABLE audit_entry ADD outcome text COLLATE "C" GENERATED ALWAYS AS (actor) STORED',
  ),
  'adds a column': 'ALTER TABLE audit_entry ADD note text',
  'has rows lack their time': 'ALTER TABLE audit_entry ALTER time DROP NOT NULL',
  'lets numbers be given by hand': 'ALTER TABLE audit_entry ALTER seq SET GENERATED BY DEFAULT',
  'has another table add its rows': 'CREATE TABLE more () INHERITS (audit_entry)',
  'has the table be a part of another':
    'CREATE TABLE all_of_it (id text COLLATE "C"); ALTER TABLE audit_entry INHERIT all_of_it',
  'keeps a table in no log of the server': 'ALTER TABLE audit_gone SET UNLOGGED',
  'drops the end of the chain': 'DROP TABLE audit_head',
  'drops what has gone': 'DROP TABLE audit_gone',
  'drops the end of the chain, and what has gone': 'DROP TABLE audit_head, audit_gone',
  'drops all that a chain is kept in':
    'DROP TABLE audit_head, audit_gone; ALTER TABLE audit_batch DROP COLUMN place',
  'drops the number of the links': 'ALTER TABLE audit_batch DROP place',
  'has the chain have two ends': 'INSERT INTO audit_head SELECT * FROM audit_head',
  'has the chain have no end': 'DELETE FROM audit_head',
  'has the chain end with the last of all numbers': 'UPDATE audit_head SET place = 9223372036854775807',
  'has the chain begin twice':
    "INSERT INTO audit_gone SELECT place, 0, 0, 0, 'older', '7' FROM generate_series(500, 501) AS place",
  'has the chain begin with what is no transaction':
    "INSERT INTO audit_gone VALUES (500, 0, 0, 0, 'older', '\\xff')",
  'drops an index': 'DROP INDEX audit_entry_actor',
  'has an index be of no use':
    "UPDATE pg_index SET indisvalid = false WHERE indexrelid = 'audit_entry_time'::regclass",
  'has an index of other values in the place of one': `DROP INDEX audit_entry_actor;
    CREATE INDEX audit_entry_actor ON audit_entry (subject, time)`,
  'has an index in another order': `DROP INDEX audit_entry_time;
    CREATE INDEX audit_entry_time ON audit_entry (time DESC, id)`,
  'has an index that takes NULL for the first': `DROP INDEX audit_entry_actor;
    CREATE INDEX audit_entry_actor ON audit_entry (left(actor, 800) NULLS FIRST, time) WHERE actor IS NOT NULL`,
  'has an index compare texts otherwise': `DROP INDEX audit_entry_event_type;
    CREATE INDEX audit_entry_event_type ON audit_entry (event_type COLLATE "und-x-icu", time)`,
  'sets the version back': 'UPDATE audit_schema SET version = 2',
  'adds a second version': 'INSERT INTO audit_schema (version) VALUES (3)',
  'has a trigger keep the version':
    "CREATE TRIGGER keep BEFORE UPDATE ON audit_schema FOR EACH ROW EXECUTE FUNCTION audit_guard('x')",
  'adds a column to the version': 'ALTER TABLE audit_schema ADD note text',
  'adds an index': 'CREATE INDEX own ON audit_entry (user_agent)',
  'adds the extension amcheck': 'CREATE EXTENSION amcheck',
  'has an index miss an entry': `CREATE EXTENSION amcheck;
    ${spoil('audit_entry_actor', "INSERT INTO audit_entry (id, time, event_type, actor) VALUES ('x', 1, 'x', 'bob')")}`,
};

/** What undoes the replacement of the guard. */
export const PUT_RIGHT = replaceGuard(GUARD_BODY);

/** Whatever somebody does. */
export const allAttacks: Readonly<Record<string, string>> = {
  ...columnAttacks,
  ...postgresAttacks,
  ...guardAttacks,
  ...surroundingAttacks,
  ...keyAttacks,
  ...storedAttacks,
  ...oddTables,
  ...massAttacksInPostgres,
};
