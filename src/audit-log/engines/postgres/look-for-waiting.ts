import { LOW } from './chain-tables';
import type { Connection } from './connection';
import { ahead } from './transaction-numbers';

/** So many transactions are looked at in one go. */
export const STEPS_MAX = 1024;

/** The transactions that have stored rows, from one on, by leaps from one to the next. */
export const stepsFrom = (first: string) => `RECURSIVE step (tx) AS (
    (SELECT tx FROM audit_entry WHERE tx >= ${first} ORDER BY tx LIMIT 1)
    UNION ALL
    SELECT (SELECT tx FROM audit_entry WHERE tx > step.tx ORDER BY tx LIMIT 1) FROM step WHERE step.tx IS NOT NULL
  )`;

const LOW_NOW = `(SELECT ${LOW} FROM audit_head)`;

/**
 * Whether any transaction has no link, and no hash where that is enough, of those that the snapshot of an earlier look did not show: they
 * have begun since, or were under way. To go through all of them each time would cost the more, the longer anybody's transaction stays open
 * on the server.
 */
const LOOK = `
  WITH ${stepsFrom(`greatest(${LOW_NOW}, ${ahead('pg_snapshot_xmax($1::pg_snapshot)')})`)},
  seen AS (
    (SELECT tx FROM step WHERE tx IS NOT NULL LIMIT ${STEPS_MAX})
    UNION ALL
    SELECT tx FROM audit_entry WHERE tx >= ${LOW_NOW} AND tx IN (SELECT ${ahead('xid')} FROM pg_snapshot_xip($1::pg_snapshot) AS xid)
  )
  SELECT EXISTS (
    SELECT FROM seen WHERE NOT EXISTS (
      SELECT FROM audit_batch AS note WHERE note.tx = seen.tx AND note.batch IS DISTINCT FROM 0
        AND (note.chain IS NOT NULL OR $2::boolean AND note.root IS NOT NULL)
    )
  ), pg_current_snapshot()::text`;

/** What a look has found. */
export interface Waiting {
  readonly isAny: boolean;
  /** Where the next look can go on, if all that waited has got its link. */
  readonly snapshot: string;
}

/** Where a look begins, and what it passes over. */
export interface Look {
  /** The snapshot of an earlier one, after which nothing waited any more. */
  readonly since?: string | null;
  /** Whether what is hashed, and has only to be linked, does not count. False. */
  readonly butHashed?: boolean;
}

/** Looks whether something waits for a link. Changes nothing, and waits for nobody. */
export async function lookForWaiting(
  connection: Connection,
  { since = null, butHashed = false }: Look = {},
): Promise<Waiting> {
  const values = [since, String(butHashed)];
  const [isAny, snapshot] = await connection.queryOne({ name: 'audit_look', text: LOOK, values });
  return { isAny: isAny === true, snapshot: String(snapshot) };
}
