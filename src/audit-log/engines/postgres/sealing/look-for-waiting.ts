import type { Connection } from '../connection/connection';
import { LOW } from '../tables/chain-tables';
import { ahead } from '../tables/transaction-numbers';
import { isHashed } from './hashed-note';

/** How many transactions one look examines. */
export const STEPS_MAX = 1024;

/** The transactions that have stored rows, from one on. A loose index scan: it jumps from one transaction to the next, past their rows. */
export const stepsFrom = (first: string) => `RECURSIVE step (tx) AS (
    (SELECT tx FROM audit_entry WHERE tx >= ${first} ORDER BY tx LIMIT 1)
    UNION ALL
    SELECT (SELECT tx FROM audit_entry WHERE tx > step.tx ORDER BY tx LIMIT 1) FROM step WHERE step.tx IS NOT NULL
  )`;

const LOW_NOW = `(SELECT ${LOW} FROM audit_head)`;

/**
 * The first transaction without a link (or without a hash, where that is enough) among those that the snapshot of an earlier look did not
 * show: they have begun since, or were in progress. To examine all of them each time would cost the more, the longer any transaction on the
 * server stays open.
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
  /** The snapshot for the next look, if all that waited has a link by then, and this look came to the end. */
  readonly snapshot: string;
  /** How far this look came, if it did not come to the end. */
  readonly next?: string | undefined;
}

/** Where a look begins, and what it passes over. */
export interface Look {
  /** The snapshot of an earlier look, after which nothing waited any more. */
  readonly since?: string | undefined;
  /** How far an earlier look came that did not come to the end. */
  readonly from?: string | undefined;
  /** Whether to skip batches that are hashed and only lack a link. Default: false. */
  readonly butHashed?: boolean;
}

/** Looks for a transaction that waits for a link, among a limited number of transactions. Changes nothing, and waits for no lock. */
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
