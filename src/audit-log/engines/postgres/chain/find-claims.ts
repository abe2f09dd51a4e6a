import type { Findings } from '../../sql/chain/findings';
import type { Connection } from '../connection/connection';
import { hasLinked, isHashed } from '../sealing/hashed-note';
import { listNamed } from './list-named';

/** A batch has a link and a number, or neither. Numbers begin with 1, and none is behind the end of the chain. */
const LIST_CLAIMS = `SELECT tx::text, place::text FROM audit_batch
  WHERE (chain IS NULL) <> (place IS NULL) OR place < 1 OR place > $1 ORDER BY tx, place`;

/**
 * Batches without a link that no release has written, or that do not have the entries which they count. The count of a batch without a root
 * is not checked: it proves nothing, and its entries may have been pruned before there was a chain.
 */
const LIST_FORGED = `SELECT tx::text FROM audit_batch AS note WHERE chain IS NULL AND place IS NULL AND (
    root IS NOT NULL AND NOT coalesce(${isHashed('note')} AND rows = (SELECT count(*) FROM audit_entry WHERE audit_entry.tx = note.tx), false)
    OR ${hasLinked('note')}
  ) ORDER BY tx`;

/**
 * Finds batches that claim a link which the chain does not have: otherwise their rows would look as if they had been sealed.
 *
 * @param last the number with which the chain ends.
 */
export async function findClaims(connection: Connection, last: number, findings: Findings): Promise<void> {
  const found = await listNamed(connection, { text: LIST_CLAIMS, values: [last] }, findings);
  for (const [tx, place] of found) {
    const at = place === null ? Number.NaN : Number(place);
    findings.add({
      kind: 'rewritten',
      ...(Number.isSafeInteger(at) ? { place: at } : {}),
      what: `A batch of the transaction ${String(tx)} claims a link that the chain does not have.`,
    });
  }
}

/** Finds batches that somebody has inserted by hand for others to link. Writers skip those that can be recognised from the batch alone. */
export async function findForged(connection: Connection, findings: Findings): Promise<void> {
  const found = await listNamed(connection, { text: LIST_FORGED, values: [] }, findings);
  for (const [tx] of found) {
    const what = `A batch of the transaction ${String(tx)} waits for a link, and no release of audit-race has stored it like that.`;
    findings.add({ kind: 'inserted', what });
  }
}
