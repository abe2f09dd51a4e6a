/** Changes a table that nothing hangs on any more. */
const change = (table: string, deed: string) => `DO $do$ DECLARE it record; BEGIN
  FOR it IN SELECT tgname FROM pg_trigger WHERE tgrelid = '${table}'::regclass AND NOT tgisinternal LOOP
    EXECUTE format('DROP TRIGGER %I ON ${table}', it.tgname);
  END LOOP;
END $do$; ALTER TABLE ${table} ${deed}`;
/** Gives a column another type; indexes that look only at some rows would have to be made anew. */
const retype = (table: string, column: string, type: string) =>
  `DROP INDEX IF EXISTS audit_batch_place, audit_batch_waiting;
   ${change(table, `ALTER ${column} DROP DEFAULT, ALTER ${column} TYPE ${type} USING ${column}::text::${type}`)}`;
const rename = (table: string, column: string) => `ALTER TABLE ${table} RENAME ${column} TO other`;
/** Puts something else in the place of a table, which goes on under another name. */
const replace = (table: string, made: string) => `ALTER TABLE ${table} RENAME TO hidden; ${made}`;

/** A function that fails as PostgreSQL itself does. */
const failing = (code: string) => `CREATE FUNCTION failing() RETURNS boolean LANGUAGE plpgsql AS
  $failing$ BEGIN RAISE SQLSTATE '${code}' USING MESSAGE = 'ada@example.com'; END $failing$`;

/** What somebody does to the tables of a log so that a question may have no answer. */
export const oddTables: Readonly<Record<string, string>> = {
  'renames the time of the entries': rename('audit_entry', 'time'),
  'renames the rows of the batches': rename('audit_batch', 'rows'),
  'renames the hash of what has gone': rename('audit_gone', 'hash'),
  'renames the time of the writers': rename('audit_writer', 'time'),
  'drops the batches': 'DROP TABLE audit_batch',
  'drops the writers': 'DROP TABLE audit_writer',
  'has the transactions of the entries be texts': retype('audit_entry', 'tx', 'text'),
  'has the rows of the batches be texts': retype('audit_batch', 'rows', 'text'),
  'has the numbers of the batches be texts': retype('audit_batch', 'place', 'text'),
  'has the kinds of what has gone be objects': change(
    'audit_gone',
    'ALTER kind TYPE jsonb USING to_jsonb(kind)',
  ),
  'has the hashes of what has gone be texts': retype('audit_gone', 'hash', 'text'),
  'has the end of the chain be a text': retype('audit_head', 'place', 'text'),
  'has the rows of the batches worked out':
    'ALTER TABLE audit_batch DROP rows, ADD rows integer NOT NULL GENERATED ALWAYS AS (1) STORED',
  'puts a view of one number in the place of the batches': replace(
    'audit_batch',
    'CREATE VIEW audit_batch AS SELECT 1 AS rows',
  ),
  'puts a view of the same in the place of the batches': replace(
    'audit_batch',
    'CREATE VIEW audit_batch AS SELECT * FROM hidden',
  ),
  'puts a view that fails in the place of what has gone': `${failing('P0001')}; ${replace(
    'audit_gone',
    'CREATE VIEW audit_gone AS SELECT * FROM hidden WHERE failing()',
  )}`,
  'puts a view that divides by nothing in the place of the entries': replace(
    'audit_entry',
    'CREATE VIEW audit_entry AS SELECT * FROM hidden WHERE 1 / (seq * 0) = 1',
  ),
  'puts a view that says that the server is busy in the place of what has gone': `${failing('57014')}; ${replace(
    'audit_gone',
    'CREATE VIEW audit_gone AS SELECT * FROM hidden WHERE failing()',
  )}`,
  'puts a view that nobody has filled in the place of the batches': replace(
    'audit_batch',
    'CREATE MATERIALIZED VIEW audit_batch AS SELECT * FROM hidden WITH NO DATA',
  ),
  'puts a foreign table in the place of what has gone': replace(
    'audit_gone',
    `CREATE FOREIGN DATA WRAPPER nothing; CREATE SERVER nowhere FOREIGN DATA WRAPPER nothing;
      CREATE FOREIGN TABLE audit_gone (place bigint, rows bigint, entries bigint, links bigint, kind text, hash bytea) SERVER nowhere`,
  ),
  'puts a table of another make in the place of the end of the chain': replace(
    'audit_head',
    'CREATE TABLE audit_head (a integer)',
  ),
  'puts a sequence in the place of what has gone': replace('audit_gone', 'CREATE SEQUENCE audit_gone'),
  'puts a view that fails in the place of the version': `${failing('P0001')}; ${replace(
    'audit_schema',
    'CREATE VIEW audit_schema AS SELECT * FROM hidden WHERE failing()',
  )}`,
};
