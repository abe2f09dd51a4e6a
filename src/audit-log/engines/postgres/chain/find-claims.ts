import type { IntegrityFault } from '../../../ports/integrity';
import type { Connection } from '../connection/connection';
import { hasLinked, isHashed } from '../sealing/hashed-note';

/** How many faults are named at most. */
const NAMED_MAX = 1000;

/** A batch has a link and a number, or neither. Numbers begin with 1, and none is behind the end of the chain. */
const LIST_CLAIMS = `SELECT tx::text, place::text FROM audit_batch
  WHERE (chain IS NULL) <> (place IS NULL) OR place < 1 OR place > $1 ORDER BY tx, place LIMIT ${NAMED_MAX}`;

/**
 * Batches without a link that no release has written, or that do not have the entries which they count. The count of a batch without a root
 * is not checked: it proves nothing, and its entries may have been pruned before there was a chain.
 */
const LIST_FORGED = `SELECT tx::text FROM audit_batch AS note WHERE chain IS NULL AND place IS NULL AND (
    root IS NOT NULL AND NOT coalesce(${isHashed('note')} AND rows = (SELECT count(*) FROM audit_entry WHERE audit_entry.tx = note.tx), false)
    OR ${hasLinked('note')}
  ) ORDER BY tx LIMIT ${NAMED_MAX}`;

/**
 * Finds batches that claim a link which the chain does not have: otherwise their rows would look as if they had been sealed.
 *
 * @param last the number with which the chain ends.
 */
export async function findClaims(connection: Connection, last: number): Promise<IntegrityFault[]> {
  const found = await connection.query({ text: LIST_CLAIMS, values: [last] });
  return found.map(([tx, place]): IntegrityFault => {
    const at = place === null ? Number.NaN : Number(place);
    return {
      kind: 'rewritten',
      ...(Number.isSafeInteger(at) ? { place: at } : {}),
      what: `A batch of the transaction ${String(tx)} claims a link that the chain does not have.`,
    };
  });
}

/** Finds batches that somebody has inserted by hand for others to link. Writers skip those that can be recognised from the batch alone. */
export async function findForged(connection: Connection): Promise<IntegrityFault[]> {
  const found = await connection.query({ text: LIST_FORGED, values: [] });
  return found.map(([tx]): IntegrityFault => {
    const what = `A batch of the transaction ${String(tx)} waits for a link, and no release of audit-race has stored it like that.`;
    return { kind: 'inserted', what };
  });
}
