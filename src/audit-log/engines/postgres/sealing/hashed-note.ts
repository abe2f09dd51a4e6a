import { SIGN_LENGTH } from '../../sql/chain/batch-seal';
import { ORDER_BATCH } from '../../sql/chain/gone-state';

/** Which of the notes of a transaction is looked at where somebody has put in one more: the linked one, or else the first. */
export const FIRST_NOTE = 'chain IS NULL, ctid';

/** Whether a transaction has another note that has no link, or has one and is no order. */
const hasTwin = (note: string, condition: string) => `EXISTS (
    SELECT FROM audit_batch AS twin WHERE twin.tx = ${note}.tx AND ${condition}
  )`;

/** Whether another note of a transaction comes before one that has no link. */
export const comesLater = (note: string) =>
  hasTwin(
    note,
    `twin.chain IS NULL AND twin.batch IS DISTINCT FROM ${ORDER_BATCH} AND twin.ctid < ${note}.ctid`,
  );

/**
 * Whether a note that has a root and no link is one that this release writes, as far as it tells by itself: who stores may not look at the
 * transactions of entries. Whoever may store can put in others by hand.
 */
export const isHashed = (note: string) => `(
    octet_length(${note}.root) = 32 AND ${note}.salt IS NOT NULL AND ${note}.writer IS NOT NULL AND ${note}.batch >= 1
    AND ${note}.rows >= 1 AND coalesce(octet_length(${note}.leaves), 0) = CASE ${note}.rows WHEN 1 THEN 0 ELSE ${SIGN_LENGTH} * ${note}.rows::bigint END
    AND NOT ${hasTwin(note, `twin.ctid <> ${note}.ctid AND (twin.chain IS NULL OR twin.batch IS DISTINCT FROM ${ORDER_BATCH})`)}
  )`;

/** Whether a transaction has a link already, and more than an order. */
export const hasLinked = (note: string) =>
  hasTwin(note, `twin.chain IS NOT NULL AND twin.batch IS DISTINCT FROM ${ORDER_BATCH}`);
