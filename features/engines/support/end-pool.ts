import type { Pool } from 'pg';

/**
 * Ends a pool when its scenario is over. The pool does not wait for a connection that it has just thrown away; of that one the
 * server may say that its database is dropped, and a pool without a listener would throw this.
 */
export async function endPool(pool: Pool): Promise<void> {
  pool.on('error', () => undefined);
  await pool.end();
}
