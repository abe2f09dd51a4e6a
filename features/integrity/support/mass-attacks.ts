import type { Database } from 'better-sqlite3';

type Attack = (database: Database) => unknown;

/** A list of more items than these overflows the stack if it is spread into a call: that of the thread of a file, and that of Node. */
const TOO_MANY = { sqlite: 300_000, postgres: 130_000 };

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
};

/** The same in PostgreSQL. */
export const massAttacksInPostgres: Readonly<Record<string, string>> = {
  'marks far more as gone than the log has had': `INSERT INTO audit_gone
    SELECT 1000 + n, 1, 1, 0, 'details', '\\x00' FROM generate_series(1, ${TOO_MANY.postgres}) AS n`,
};
