import type { Statement } from 'better-sqlite3';
import { CHAIN_START } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import type { EntryEvidence } from '../../../ports/integrity';
import type { ChainedBatch } from '../../sql/chain/chained-batch';
import { isOrder } from '../../sql/chain/find-untold';
import { asRow } from '../../sql/chain/plain-row';
import { logPathOf, rowEvidence } from '../../sql/chain/row-evidence';
import { COLUMNS } from '../../sql/entry-columns';
import { refuseEncoding } from '../tables/refuse-encoding';
import { readRows } from './batch-rows';
import { hasChain } from './check-schema';
import { findBatch, IS_LINKED } from './find-batch';
import { readLinkTree, refuseOddLink } from './read-link-tree';

const FIND_ROW = `SELECT seq, ${COLUMNS} FROM audit_entry WHERE id = ?`;
const FIND_LINK_BEFORE = `SELECT chain FROM audit_batch
  WHERE first_seq < ? AND ${IS_LINKED} ORDER BY first_seq DESC LIMIT 1`;
const FIND_PIECE_BEFORE = "SELECT hash FROM audit_gone WHERE kind = 'batches' AND seq + rows = ?";

/**
 * The proof that leads from an entry to the Merkle root over the first `wantedSize` links, or over all links.
 *
 * @returns `undefined` where there is no such entry; what is missing where it cannot be proved.
 */
export function proveEntry(
  prepare: (sql: string) => Statement,
  id: string,
  wantedSize: number | undefined,
): EntryEvidence | undefined {
  const found: unknown = prepare(FIND_ROW).raw().get(id);
  if (found === undefined) {
    return undefined;
  }
  const { seq, values } = asRow(found);
  const batch = hasChain(prepare) ? findBatch(prepare, seq) : undefined;
  if (batch === undefined || isOrder(batch)) {
    return { missing: 'link' };
  }
  refuseEncoding(prepare);
  const evidence = rowEvidence(values, seq - batch.firstSeq, batch, readRows(prepare, batch));
  if (evidence === undefined) {
    return { missing: 'truth' };
  }
  const sizes = wantedSize === undefined ? [] : [wantedSize];
  const links = readLinkTree(prepare, { seq: batch.firstSeq, sizes });
  const log = logPathOf(links, wantedSize);
  if (log === undefined || wantedSize === undefined) {
    refuseOddLink(links.odd);
  }
  return log === undefined
    ? { missing: 'checkpoint' }
    : { ...evidence, before: linkBefore(prepare, batch), log };
}

function linkBefore(prepare: (sql: string) => Statement, { firstSeq }: ChainedBatch): Hash {
  const piece: unknown = prepare(FIND_PIECE_BEFORE).pluck().get(firstSeq);
  if (piece instanceof Uint8Array) {
    return fromBytes(piece.subarray(0, CHAIN_START.length));
  }
  const chain: unknown = prepare(FIND_LINK_BEFORE).pluck().get(firstSeq);
  return chain instanceof Uint8Array ? fromBytes(chain) : CHAIN_START;
}
