import type { Connection, Sql } from '../connection/connection';

/**
 * Runs a query that may fail, behind a savepoint: without that, an error would abort the whole transaction.
 *
 * @returns the values of the first row; `undefined` where it failed with one of these codes.
 */
export function askAside(connection: Connection, sql: Sql, codes: RegExp): Promise<unknown[] | undefined> {
  const work = () => connection.queryOne(sql);
  return lookAside(connection, work, { codes, otherwise: () => undefined });
}

/** As {@link askAside}, for any number of queries; `otherwise` gives the result if one fails with one of these codes. */
export async function lookAside<T, U>(
  connection: Connection,
  work: () => Promise<T>,
  { codes, otherwise }: { readonly codes: RegExp; readonly otherwise: (error: unknown) => U },
): Promise<T | U> {
  await connection.run('SAVEPOINT audit_aside');
  try {
    return await work();
  } catch (error) {
    if (!codes.test(String(Object(error).code))) {
      throw error;
    }
    return otherwise(error);
  } finally {
    await connection.run('ROLLBACK TO SAVEPOINT audit_aside').catch(() => undefined);
  }
}
