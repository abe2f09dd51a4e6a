import type { Database } from 'better-sqlite3';

type Attack = (database: Database) => unknown;

/** A list of more items than these overflows the stack if it is spread into a call: that of the thread of a file, and that of Node. */
const TOO_MANY = { sqlite: 600_000, postgres: 130_000 };

const series = (count: number) =>
  `WITH RECURSIVE series (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM series WHERE n < ${count})`;

const inFile =
  (count: number, sql: string): Attack =>
  (database) =>
    database.exec(sql.replace(/SELECT/, `${series(count)} SELECT`));

/** What somebody puts into a file in one statement. */
export const massAttacks: Readonly<Record<string, Attack>> = {
  'marks far more as gone than the log has had': inFile(
    TOO_MANY.sqlite,
    "INSERT INTO audit_gone SELECT 1000 + n, 1, 1, 0, 'details', zeroblob(32) FROM series",
  ),
  'puts 3000 entries before all others': inFile(
    3000,
    "INSERT INTO audit_entry (seq, id, time, event_type) SELECT -n, 'x-' || n, 1, 'plan.applied' FROM series",
  ),
  'puts 3000 entries without a type behind all others': inFile(
    3000,
    "INSERT INTO audit_entry (id, time, event_type) SELECT 'x-' || n, 1, '' FROM series",
  ),
  'notes 3000 batches before all others': inFile(
    3000,
    'INSERT INTO audit_batch (first_seq, rows) SELECT -n, 1 FROM series',
  ),
};

/** The same in PostgreSQL. */
export const massAttacksInPostgres: Readonly<Record<string, string>> = {
  'marks far more as gone than the log has had': `INSERT INTO audit_gone
    SELECT 1000 + n, 1, 1, 0, 'details', '\\x00' FROM generate_series(1, ${TOO_MANY.postgres}) AS n`,
  'puts 3000 entries before all others': `INSERT INTO audit_entry (tx, id, time, event_type)
    SELECT '1', 'x-' || n, 1, 'plan.applied' FROM generate_series(1, 3000) AS n`,
  'claims 3000 links': `INSERT INTO audit_batch (first_seq, rows, place)
    SELECT 0, 1, 1000 + n FROM generate_series(1, 3000) AS n`,
};
