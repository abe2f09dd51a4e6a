import { APPLICATION_ID } from '../../sql/application-id';
import type { Connection } from '../connection/connection';

/** Work that the processes of a log do one after another. */
export type LockedWork = 'making the tables' | 'pruning';

/**
 * An advisory lock for each log (a schema) and kind of work. Its first number says that it is ours, because other programs may take
 * advisory locks in the same database.
 */
const LOCK = `SELECT pg_advisory_xact_lock(${APPLICATION_ID}, hashtext(current_schema() || ': ' || $1))`;

/** Waits until no other transaction does this work on the same log, and makes others wait until the current transaction ends. */
export async function lockLog(connection: Connection, work: LockedWork): Promise<void> {
  await connection.query({ text: LOCK, values: [work] });
}
