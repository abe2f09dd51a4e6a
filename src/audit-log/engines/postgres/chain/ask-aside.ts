import type { Connection, Sql } from '../connection/connection';

/**
 * Asks what may fail, within a transaction that goes on all the same: an error would take the whole look with it.
 *
 * @returns the values of the first row; `undefined` where it failed with one of these codes.
 */
export function askAside(connection: Connection, sql: Sql, codes: RegExp): Promise<unknown[] | undefined> {
  const work = () => connection.queryOne(sql);
  return lookAside(connection, work, { codes, otherwise: () => undefined });
}

/** As {@link askAside}, for any number of questions; and what is said instead where one has failed with one of these codes. */
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
