const PICKY = `CREATE FUNCTION picky(text) RETURNS text IMMUTABLE LANGUAGE plpgsql AS $do$
  BEGIN IF $1 = 'bob' THEN RAISE 'no'; END IF; RETURN $1; END $do$`;

const CHANGED = "UPDATE audit_entry SET actor = 'bob' WHERE id = 'id-10'";
/** The actor that was there is put in where the texts of an entry are made. */
const LIES = `CREATE FUNCTION other.octet_length(text) RETURNS integer IMMUTABLE LANGUAGE sql AS $do$
    SELECT CASE $1 WHEN 'bob' THEN 3 ELSE pg_catalog.octet_length($1) END $do$;
  CREATE FUNCTION other.joined(text, text) RETURNS text IMMUTABLE LANGUAGE sql AS $do$
    SELECT $1 OPERATOR(pg_catalog.||) CASE $2 WHEN 'bob' THEN 'ada' ELSE $2 END $do$;
  CREATE OPERATOR other.|| (LEFTARG = text, RIGHTARG = text, FUNCTION = other.joined)`;

/** What somebody does around the tables of a log, so that what is stored is refused, kept or led away, or what is said of it is a lie. */
export const surroundingAttacks: Readonly<Record<string, string>> = {
  'has an index call a function that refuses an actor': `${PICKY}; CREATE INDEX own ON audit_entry (picky(actor))`,
  'has an index look only at what a function lets pass': `${PICKY}; CREATE INDEX own ON audit_entry (time) WHERE picky(actor) IS NOT NULL`,
  'has the numbers of entries end': 'ALTER TABLE audit_entry ALTER seq SET MAXVALUE 1000',
  'has the last number of an entry be given':
    "SELECT setval(pg_get_serial_sequence('audit_entry', 'seq'), 9223372036854775807)",
  'has a trigger lack what it says':
    'DROP TRIGGER audit_gone_kept ON audit_gone; CREATE TRIGGER audit_gone_kept BEFORE DELETE OR TRUNCATE ON audit_gone EXECUTE FUNCTION audit_guard()',
  'gives a table to somebody else':
    'ALTER TABLE audit_writer OWNER TO pg_monitor; GRANT ALL ON audit_writer TO PUBLIC',
  'has a table of the same name come first':
    'CREATE SCHEMA other; CREATE TABLE other.audit_writer (LIKE audit_writer INCLUDING ALL)',
  'has entries told apart by nothing once they are published':
    'ALTER TABLE audit_entry REPLICA IDENTITY NOTHING',
  'has batches told apart by a key that they have not': 'ALTER TABLE audit_batch REPLICA IDENTITY DEFAULT',
  'has entries told apart by all that they hold, and what has gone by its key':
    'ALTER TABLE audit_entry REPLICA IDENTITY FULL; ALTER TABLE audit_gone REPLICA IDENTITY USING INDEX audit_gone_pkey',
  'has a schema of its own say what is changed': `CREATE SCHEMA other; ${CHANGED}; ${LIES}`,
  'has a function of its own count what came': `CREATE SCHEMA other; CREATE FUNCTION other.jsonb_array_length(jsonb)
    RETURNS integer IMMUTABLE LANGUAGE sql AS 'SELECT 0'`,
  'adds a function that hashes texts': `CREATE FUNCTION sha256(text) RETURNS text IMMUTABLE LANGUAGE sql AS
    $do$ SELECT encode(sha256(convert_to($1, 'UTF8')), 'hex') $do$`,
  'has an operator come before those of PostgreSQL where they fit less': `CREATE FUNCTION joined(integer, text) RETURNS text
      IMMUTABLE LANGUAGE sql AS 'SELECT $1::text OPERATOR(pg_catalog.||) $2';
    CREATE OPERATOR || (LEFTARG = integer, RIGHTARG = text, FUNCTION = joined)`,
};

const put = (columns: string, values: string) =>
  `INSERT INTO audit_entry (id, event_type, ${columns}) VALUES ('x', 'plan.applied', ${values})`;

const putAs = (named: string) => `INSERT INTO audit_entry (time, id, event_type) VALUES (700, ${named})`;

/** A batch that waits for whoever links. */
const note = (rows: number, batch: number, root: string, more = '') =>
  `INSERT INTO audit_batch (first_seq, rows, writer, batch, root, salt${more && ', leaves'}) VALUES (0, ${rows}, 'eve', ${batch}, ${root}, sha256('x')${more})`;
const beside = (columns: string, values: string) =>
  `INSERT INTO audit_batch (tx, first_seq, rows${columns}) SELECT tx, 0, 6${values} FROM audit_batch WHERE place = 14`;

/** What somebody puts in at the end who may do no more than store. */
export const storedAttacks: Readonly<Record<string, string>> = {
  'puts an entry in with a time beyond all dates': put('time', '-9223372036854775808'),
  'puts an entry in that happened beyond all dates': put('time, occurred_at', '700, 8640000000000001'),
  'puts an entry in with details that are no JSON': put('time, details', `700, '{bad'`),
  'puts an entry in with details that are deep': put(
    'time, details',
    "700, repeat('[', 1500) || repeat(']', 1500)",
  ),
  'puts an entry in with details that are too deep': put(
    'time, details',
    "700, repeat('[', 1501) || repeat(']', 1501)",
  ),
  'puts an entry in with details that are far too deep': put(
    'time, details',
    "700, repeat('[', 100000) || repeat(']', 100000)",
  ),
  'puts an entry in with an empty actor': put('time, actor', "700, ''"),
  'puts an entry in with an actor of a million signs': put('time, actor', "700, repeat('0', 1000000)"),
  'puts an entry in with an empty event type': putAs("'x', ''"),
  'puts an entry in with an event type of 5000 signs': putAs("'x', repeat('t', 5000)"),
  'puts an entry in with an empty id': putAs("'', 'plan.applied'"),
  'puts an entry in with the longest texts there are': putAs("repeat('i', 36), repeat('t', 1200)"),
  'puts an entry in of a transaction to which no server comes': put('time, tx', "700, '9000000000000000000'"),
  'notes a batch of no rows that has no root':
    "INSERT INTO audit_batch (first_seq, rows, root) VALUES (0, 0, '\\x')",
  'notes a batch of 0 rows': note(0, 1, "sha256('x')"),
  'notes a batch of -5 rows': note(-5, 1, "sha256('x')"),
  'notes a batch of 2147483647 rows': note(2_147_483_647, 1, "sha256('x')", ", 'some'"),
  'notes a batch of the number 0': note(1, 0, "sha256('x')"),
  'notes a batch of the number -1': note(1, -1, "sha256('x')"),
  'notes a batch whose root is no hash': note(1, 1, "'root'"),
  'notes a batch with a root once more': beside(
    ', writer, batch, root, salt, leaves',
    ', writer, batch, root, salt, leaves',
  ),
  'notes a batch without a root once more': beside('', ''),
  'notes a batch of which no entry is there': note(1, 1, "sha256('x')"),
  'notes a batch of a transaction to which no server comes': note(1, 1, "sha256('x')").replace(
    /\((.*)\) VALUES \((.*)\)$/,
    "($1, tx) VALUES ($2, '9000000000000000000')",
  ),
  'notes two batches for the entry of a caller': [
    put('time', '700'),
    note(1, 1, "sha256('x')"),
    note(1, 2, "sha256('x')"),
  ].join('; '),
  'puts an entry in of the last transaction': put('time, tx', "700, '18446744073709551615'"),
};

/** Where the connections look that are made after some of these. */
export const PATHS: Readonly<Record<string, string>> = {
  'has a table of the same name come first': 'other,log',
  'has a schema of its own say what is changed': 'other,pg_catalog,log',
  'has a function of its own count what came': 'other,pg_catalog,log',
};
