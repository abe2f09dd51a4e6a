import { LOW } from '../tables/chain-tables';
import { TO_COME } from '../tables/transaction-numbers';
import { isHashed } from './hashed-note';
import { linkSql } from './link-sql';

/**
 * Turns `synchronous_commit` on if somebody has turned it off: otherwise rows would be reported as stored before they are on disk. Only for
 * this transaction, because the connection may belong to the program.
 */
export const TO_DISK = `CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END`;

/** How many batches of other writers a statement links at most, besides its own work. */
const LINKED_MAX = 64;

/**
 * The batches that are hashed and wait for a link. Those that no release has written are skipped: they would keep every writer from
 * storing.
 */
const WAITING = `audit_batch AS note WHERE chain IS NULL AND root IS NOT NULL AND tx >= (SELECT ${LOW} FROM audit_head) AND tx < ${TO_COME}
  AND ${isHashed('note')}`;

/**
 * Locks the head of the chain for this statement; `tip` is that head. With SKIP LOCKED nobody waits for it. `tip` is empty if another
 * connection has extended the chain since this statement began, because then its snapshot does not show what waits for a link.
 */
export const headFor = ({ beside, condition }: { readonly beside?: string; readonly condition: string }) =>
  `head AS (
    SELECT now.place, now.chain FROM audit_head AS now${beside === undefined ? '' : `, ${beside}`}
    WHERE ${condition} AND current_setting('transaction_isolation') = 'read committed'
    FOR UPDATE OF now SKIP LOCKED
  ),
  tip AS (SELECT place, chain FROM head WHERE place = (SELECT place FROM audit_head))`;

/** The batches that other writers have left without a link, and the links that they get. */
export const LINK_WAITING = `waiting AS MATERIALIZED (
    SELECT row_number() OVER (ORDER BY tx) AS nth, tx, rows, writer, batch, root FROM ${WAITING}
    AND (SELECT count(*) FROM tip) = 1 ORDER BY tx LIMIT ${LINKED_MAX}
  ),
  link AS (
    SELECT 0::bigint AS nth, place, chain FROM tip
    UNION ALL
    SELECT next.nth, link.place + next.rows, ${linkSql({
      before: 'link.chain',
      place: '(link.place + 1)',
      rows: 'next.rows',
      writer: 'next.writer',
      batch: 'next.batch',
      root: 'next.root',
    })} FROM link JOIN waiting AS next ON next.nth = link.nth + 1
  ),
  linked AS (
    UPDATE audit_batch AS other SET place = link.place - waiting.rows + 1, chain = link.chain
    FROM waiting JOIN link USING (nth) WHERE other.tx = waiting.tx AND other.chain IS NULL AND other.root IS NOT NULL
  )`;

const IS_ANY_WAITING = `EXISTS (SELECT FROM ${WAITING})`;

/**
 * Links the batches that are hashed and wait, and returns whether that has been done. Needed because while a large batch is stored, other
 * writers nearly always extend the chain, so that batch cannot link itself. This statement is so short that it seldom meets another.
 */
export const LINK = `
  WITH RECURSIVE ${headFor({ condition: IS_ANY_WAITING })},
  ${LINK_WAITING},
  last AS (SELECT nth, place, chain FROM link ORDER BY nth DESC LIMIT 1),
  advanced AS (UPDATE audit_head SET place = last.place, chain = last.chain FROM last WHERE last.nth > 0)
  SELECT EXISTS (SELECT FROM tip) OR NOT ${IS_ANY_WAITING}, ${TO_DISK}`;
