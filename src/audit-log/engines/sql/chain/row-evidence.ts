import type { EntryRow } from '../../../domain/entry-row';
import type { LogPath, ProofSteps } from '../../../domain/evidence/entry-proof';
import { toHex } from '../../../domain/evidence/hash';
import { saltAt } from '../../../domain/evidence/salts';
import { type BatchRows, pathInBatch } from './batch-rows';
import { type ChainedBatch, saltsOfBatch } from './chained-batch';
import { withoutPersonal } from './erased-values';
import type { LinkTree } from './link-tree';

/**
 * The evidence that leads from a row to the link of its batch, without the link before that; `undefined` where the batch is not as it was
 * stored.
 *
 * @param index the place of the row in its batch.
 */
export function rowEvidence(
  row: EntryRow,
  index: number,
  batch: ChainedBatch,
  rows: BatchRows,
): Pick<ProofSteps, 'row' | 'half' | 'leaf' | 'batch'> | undefined {
  const path = pathInBatch(batch, rows, index);
  if (path === undefined) {
    return undefined;
  }
  const erased = rows.erased.get(index);
  const { firstSeq, rows: count, writer, batch: number } = batch;
  return {
    row: erased === undefined ? row : withoutPersonal(row),
    half: erased === undefined ? { salt: saltAt(saltsOfBatch(batch), index) } : { personal: toHex(erased) },
    leaf: { index, path },
    batch: { firstSeq, rows: count, writer, batch: number },
  };
}

/** The path from a link to the root over the first `size` links, or over all; `undefined` where there is none. */
export function logPathOf({ tree, index }: LinkTree, size = tree.size): LogPath | undefined {
  const path = tree.auditPath(index, size);
  return path && { index, size, path };
}
