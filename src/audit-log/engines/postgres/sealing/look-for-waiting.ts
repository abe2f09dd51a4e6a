import type { Connection } from '../connection/connection';
import { LOW } from '../tables/chain-tables';
import { ahead } from '../tables/transaction-numbers';
import { isHashed } from './hashed-note';

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
 * The first transaction without a link, or without a hash where that is enough, of those that the snapshot of an earlier look did not show:
 * they have begun since, or were under way. To go through all of them each time would cost the more, the longer anybody's transaction stays
 * open on the server.
 */
const LOOK = `
  WITH ${stepsFrom(`greatest(${LOW_NOW}, ${ahead('pg_snapshot_xmax($1::pg_snapshot)')}, $3::xid8)`)},
  page AS (SELECT tx FROM step WHERE tx IS NOT NULL LIMIT ${STEPS_MAX}),
  seen AS (
    SELECT tx FROM page
    UNION ALL
    SELECT tx FROM audit_entry WHERE tx >= ${LOW_NOW} AND tx IN (SELECT ${ahead('xid')} FROM pg_snapshot_xip($1::pg_snapshot) AS xid)
  )
  SELECT (
    SELECT tx::text FROM seen WHERE NOT EXISTS (
      SELECT FROM audit_batch AS note WHERE note.tx = seen.tx AND note.batch IS DISTINCT FROM 0
        AND (note.chain IS NOT NULL OR $2::boolean AND ${isHashed('note')})
    ) ORDER BY seen.tx LIMIT 1
  ), pg_current_snapshot()::text, (SELECT tx::text FROM page ORDER BY tx OFFSET ${STEPS_MAX - 1})`;

/** What a look has found. */
export interface Waiting {
  /** The first transaction that waits. */
  readonly first?: string | undefined;
  /** Where the next look can go on, if all that waited has got its link, and this one came to the end. */
  readonly snapshot: string;
  /** How far it came, where it did not come to the end. */
  readonly next?: string | undefined;
}

/** Where a look begins, and what it passes over. */
export interface Look {
  /** The snapshot of an earlier one, after which nothing waited any more. */
  readonly since?: string | undefined;
  /** How far one before it came that did not come to the end. */
  readonly from?: string | undefined;
  /** Whether what is hashed, and has only to be linked, does not count. False. */
  readonly butHashed?: boolean;
}

/** Looks whether something waits for a link, at so many transactions at most. Changes nothing, and waits for nobody. */
export async function lookForWaiting(
  connection: Connection,
  { since, from, butHashed = false }: Look = {},
): Promise<Waiting> {
  const values = [since ?? null, String(butHashed), from ?? null];
  const [first, snapshot, next] = await connection.queryOne({ name: 'audit_look', text: LOOK, values });
  return {
    first: typeof first === 'string' ? first : undefined,
    snapshot: String(snapshot),
    next: typeof next === 'string' ? next : undefined,
  };
}
