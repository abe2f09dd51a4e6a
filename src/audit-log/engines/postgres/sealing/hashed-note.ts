import { SIGN_LENGTH } from '../../sql/chain/batch-seal';
import { ORDER_BATCH } from '../../sql/chain/gone-state';

/**
 * Which note (row of `audit_batch`) of a transaction counts if somebody has inserted another by hand: the linked one, or else the first.
 */
export const FIRST_NOTE = 'chain IS NULL, ctid';

/** Whether the same transaction has a note, here called `twin`, that meets a condition. */
const hasTwin = (note: string, condition: string) => `EXISTS (
    SELECT FROM audit_batch AS twin WHERE twin.tx = ${note}.tx AND ${condition}
  )`;

/** Whether another note of the same transaction waits for a link, too, and comes before this one. */
export const comesLater = (note: string) =>
  hasTwin(
    note,
    `twin.chain IS NULL AND twin.batch IS DISTINCT FROM ${ORDER_BATCH} AND twin.ctid < ${note}.ctid`,
  );

/**
 * Whether a note with a root and without a link looks like one that this release writes: every role that may store can insert others by
 * hand. Only notes are examined, because a role that stores may have no right to read the transactions of entries.
 */
export const isHashed = (note: string) => `(
    octet_length(${note}.root) = 32 AND ${note}.salt IS NOT NULL AND ${note}.writer IS NOT NULL AND ${note}.batch >= 1
    AND ${note}.rows >= 1 AND coalesce(octet_length(${note}.leaves), 0) = CASE ${note}.rows WHEN 1 THEN 0 ELSE ${SIGN_LENGTH} * ${note}.rows::bigint END
    AND NOT ${hasTwin(note, `twin.ctid <> ${note}.ctid AND (twin.chain IS NULL OR twin.batch IS DISTINCT FROM ${ORDER_BATCH})`)}
  )`;

/** Whether the transaction has a note with a link already that is not an order. */
export const hasLinked = (note: string) =>
  hasTwin(note, `twin.chain IS NOT NULL AND twin.batch IS DISTINCT FROM ${ORDER_BATCH}`);
