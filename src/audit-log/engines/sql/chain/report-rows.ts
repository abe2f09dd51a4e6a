import { type BatchRows, rootOfRows } from './batch-rows';
import { SIGN_LENGTH } from './batch-seal';
import type { ChainedBatch } from './chained-batch';
import { findFaults, type ReadTexts } from './find-faults';
import type { Findings } from './findings';
import { goneCountOf } from './gone-rows';

/** Reports which rows of a batch are there, and what is wrong with them. Returns the numbers of those that have a fault. */
export function reportRows(
  batch: ChainedBatch,
  rows: BatchRows,
  readTexts: ReadTexts,
  findings: Findings,
): ReadonlySet<number> {
  findings.entries += rows.present.length;
  findings.prunedEntries += goneCountOf(rows);
  findings.erasedEntries += rows.erased.size;
  if (rootOfRows(rows, batch.rows) === batch.root) {
    if (!batch.isMiscounted && !areSigns(batch, rows)) {
      const what = `The batch from number ${batch.firstSeq} on has its rows, and keeps other beginnings of their hashes: of a row that is changed nobody could tell which it is.`;
      findings.addTo(batch, 'rewritten', what);
    }
    return new Set();
  }
  const faults = findFaults(batch, rows, readTexts);
  for (const { kind, index } of faults) {
    findings.addAt(batch, batch.firstSeq + index, kind);
  }
  if (faults.length === 0) {
    const what = `The batch from number ${batch.firstSeq} on has other rows than it had; which of them cannot be told.`;
    findings.addTo(batch, 'changed', what);
  }
  return new Set(faults.map(({ index }) => batch.firstSeq + index));
}

/** Whether a batch keeps the right signs: the beginnings of the hashes of its rows. For a single row it keeps none. */
function areSigns({ rows, signs }: ChainedBatch, { present }: BatchRows): boolean {
  const isWhole = signs.length === (rows === 1 ? 0 : rows * SIGN_LENGTH);
  return (
    isWhole &&
    (rows === 1 ||
      present.every(({ index, hash }) =>
        hash.startsWith(signs.slice(index * SIGN_LENGTH, (index + 1) * SIGN_LENGTH)),
      ))
  );
}
