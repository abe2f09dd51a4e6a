import type { Connection, Sql } from '../connection/connection';

/**
 * Asks what may fail, within a transaction that goes on all the same: an error would take the whole look with it.
 *
 * @returns the values of the first row; `undefined` where it failed with one of these codes.
 */
export async function askAside(
  connection: Connection,
  sql: Sql,
  codes: RegExp,
): Promise<unknown[] | undefined> {
  await connection.run('SAVEPOINT audit_aside');
  try {
    return await connection.queryOne(sql);
  } catch (error) {
    if (!codes.test(String(Object(error).code))) {
      throw error;
    }
    return undefined;
  } finally {
    await connection.run('ROLLBACK TO SAVEPOINT audit_aside').catch(() => undefined);
  }
}
