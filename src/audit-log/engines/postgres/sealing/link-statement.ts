import { LOW } from '../tables/chain-tables';
import { TO_COME } from '../tables/transaction-numbers';
import { isHashed } from './hashed-note';
import { linkSql } from './link-sql';

/**
 * Where somebody has turned it off, rows are said to be stored that are not on disk yet. For this transaction alone: the connection
 * may be somebody else's.
 */
export const TO_DISK = `CASE WHEN current_setting('synchronous_commit') = 'off' THEN set_config('synchronous_commit', 'on', true) END`;

/** So many batches of others are linked at most by the way. */
const LINKED_MAX = 64;

/** Batches that are hashed, and have no link yet. What no release has written is passed over: it would keep everybody from storing. */
const WAITING = `audit_batch AS note WHERE chain IS NULL AND root IS NOT NULL AND tx >= (SELECT ${LOW} FROM audit_head) AND tx < ${TO_COME}
  AND ${isHashed('note')}`;

/**
 * The end of the chain, for whoever is alone at it: nobody waits for it, and where another has gone on with the chain since this
 * statement began, what waits for a link is not known here.
 */
export const headFor = ({ beside, condition }: { readonly beside?: string; readonly condition: string }) =>
  `head AS (
    SELECT now.place, now.chain FROM audit_head AS now${beside === undefined ? '' : `, ${beside}`}
    WHERE ${condition} AND current_setting('transaction_isolation') = 'read committed'
    FOR UPDATE OF now SKIP LOCKED
  ),
  tip AS (SELECT place, chain FROM head WHERE place = (SELECT place FROM audit_head))`;

/** What others have left: their batches, and the links that these get. */
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
 * Links what is hashed and waits, and says whether that has been done. While a large batch is stored, the chain nearly always goes on
 * where others store, too, so the batch cannot link itself. This takes so little time that it seldom meets anybody.
 */
export const LINK = `
  WITH RECURSIVE ${headFor({ condition: IS_ANY_WAITING })},
  ${LINK_WAITING},
  last AS (SELECT nth, place, chain FROM link ORDER BY nth DESC LIMIT 1),
  advanced AS (UPDATE audit_head SET place = last.place, chain = last.chain FROM last WHERE last.nth > 0)
  SELECT EXISTS (SELECT FROM tip) OR NOT ${IS_ANY_WAITING}, ${TO_DISK}`;
