import type { Statement } from 'better-sqlite3';
import { CHAIN_START } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash, toBytes } from '../../../domain/evidence/hash';
import { saltAt } from '../../../domain/evidence/salts';
import type { EntryEvidence } from '../../../ports/integrity';
import { pathIn, rootOfRows } from '../../sql/chain/batch-rows';
import { type ChainedBatch, saltsOfBatch } from '../../sql/chain/chained-batch';
import { withoutPersonal } from '../../sql/chain/erased-values';
import { isOrder } from '../../sql/chain/find-untold';
import { asRow } from '../../sql/chain/plain-row';
import { COLUMNS } from '../../sql/entry-columns';
import { readRows } from './batch-rows';
import { hasChain } from './check-schema';
import { findBatch } from './find-batch';
import { readLinkTree } from './read-link-tree';

const FIND_ROW = `SELECT seq, ${COLUMNS} FROM audit_entry WHERE id = ?`;
const FIND_LINK_BEFORE =
  'SELECT chain FROM audit_batch WHERE first_seq = (SELECT max(first_seq) FROM audit_batch WHERE first_seq < ?)';
const FIND_PIECE_BEFORE = "SELECT hash FROM audit_gone WHERE kind = 'batches' AND seq + rows = ?";

/**
 * What leads from an entry to the root over the first `size` links; as many as there are, where it is not said.
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
  const rows = readRows(prepare, batch);
  if (rootOfRows(rows, batch.rows) !== batch.root) {
    return { missing: 'truth' };
  }
  const { tree, index } = readLinkTree(prepare, {
    seq: batch.firstSeq,
    ...(wantedSize === undefined ? {} : { sizes: [wantedSize] }),
  });
  const size = wantedSize ?? tree.size;
  if (index >= size || size > tree.size) {
    return { missing: 'checkpoint' };
  }
  const path = tree.auditPath(index, size);
  if (path === undefined) {
    return { missing: 'checkpoint' };
  }
  const place = seq - batch.firstSeq;
  const erased = rows.erased.get(place);
  const { firstSeq, writer, batch: number } = batch;
  return {
    row: erased === undefined ? values : withoutPersonal(values),
    half:
      erased === undefined
        ? { salt: saltAt(saltsOfBatch(batch), place) }
        : { personal: toBytes(erased).toString('hex') },
    leaf: { index: place, path: pathIn(rows, batch.rows, place) },
    batch: { firstSeq, rows: batch.rows, writer, batch: number },
    before: linkBefore(prepare, batch),
    log: { index, size, path },
  };
}

function linkBefore(prepare: (sql: string) => Statement, { firstSeq }: ChainedBatch): Hash {
  const piece: unknown = prepare(FIND_PIECE_BEFORE).pluck().get(firstSeq);
  if (piece instanceof Uint8Array) {
    return fromBytes(piece.subarray(0, CHAIN_START.length));
  }
  const chain: unknown = prepare(FIND_LINK_BEFORE).pluck().get(firstSeq);
  return chain instanceof Uint8Array ? fromBytes(chain) : CHAIN_START;
}
