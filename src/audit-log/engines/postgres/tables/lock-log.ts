import { APPLICATION_ID } from '../../sql/application-id';
import type { Connection } from '../connection/connection';

/** For what all processes of a log go one after another. */
export type LockedWork = 'making the tables' | 'pruning';

/**
 * Of each log, which is a schema, one lock for each kind of work. The first number says that it is ours: others may lock things
 * in the same database.
 */
const LOCK = `SELECT pg_advisory_xact_lock(${APPLICATION_ID}, hashtext(current_schema() || ': ' || $1))`;

/** Waits for whoever does this work in the same log, and has others wait until the transaction under way has ended. */
export async function lockLog(connection: Connection, work: LockedWork): Promise<void> {
  await connection.query({ text: LOCK, values: [work] });
}
