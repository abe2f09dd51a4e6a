import { rootOfPath } from '../../../domain/evidence/check-path';
import type { Hash } from '../../../domain/evidence/hash';
import { rootOf } from '../../../domain/evidence/merkle-tree';
import type { ChainedBatch } from './chained-batch';
import { type GonePart, inOrder, joinGone, leftCount, rootOfPart } from './gone-part';
import { type GoneRows, goneCountOf } from './gone-rows';

/** A leaf of an entry that is there. */
export interface PresentLeaf {
  /** Its place in the batch. */
  readonly index: number;
  readonly hash: Hash;
}

/** The rows of a batch that are still stored, and what is known to have gone. */
export interface BatchRows extends GoneRows {
  readonly present: readonly PresentLeaf[];
}

/**
 * The audit path of a leaf in the Merkle tree of its batch. Of what has gone, the hashes of subtrees are known.
 *
 * @returns `undefined` where a leaf is missing or is there twice, or the path does not lead to the root of the batch.
 */
export function pathInBatch(
  { rows, root }: Pick<ChainedBatch, 'rows' | 'root'>,
  found: BatchRows,
  index: number,
): Hash[] | undefined {
  const leaf = found.present.find((present) => present.index === index);
  const path = leaf && isWhole(found, rows) ? pathIn(found, rows, index) : undefined;
  return leaf && path && rootOfPath({ leaf: leaf.hash, index, size: rows, path }) === root ? path : undefined;
}

function pathIn({ present, gone }: BatchRows, rows: number, index: number): Hash[] | undefined {
  const rootAt = gone.length === 0 ? rootsOfLeaves(present) : rootsOfParts([...gone, ...present.map(partOf)]);
  const path: Hash[] = [];
  for (let [start, count] = [0, rows]; count > 1; ) {
    const left = leftCount(count);
    const isLeft = index < start + left;
    const beside = isLeft ? ([start + left, count - left] as const) : ([start, left] as const);
    const hash = rootAt(...beside);
    if (hash === undefined) {
      return undefined;
    }
    path.unshift(hash);
    [start, count] = isLeft ? [start, left] : [start + left, count - left];
  }
  return path;
}

/** Computes the root of any part of a tree that has all its leaves, given its first leaf and its number of leaves. */
function rootsOfLeaves(present: readonly PresentLeaf[]) {
  const leaves = present.map(({ hash }) => hash);
  return (start: number, count: number) => rootOf(leaves.slice(start, start + count));
}

/** The same where parts of it have gone: it takes twice as long. */
function rootsOfParts(unordered: readonly GonePart[]) {
  const parts = inOrder(unordered);
  return (start: number, count: number) => rootOfPart(start, count, parts);
}

/** The root of the tree over what is there and what has gone; `undefined` where a leaf is missing, or is there twice. */
export function rootOfRows(found: BatchRows, rows: number): Hash | undefined {
  const { present, gone } = found;
  if (!isWhole(found, rows)) {
    return undefined;
  }
  if (gone.length === 0) {
    return rootOf(present.map(({ hash }) => hash));
  }
  const [whole] = joinGone(rows, [...gone, ...present.map(partOf)]);
  return whole?.count === rows ? whole.hash : undefined;
}

function isWhole(found: BatchRows, rows: number): boolean {
  return found.present.length + goneCountOf(found) === rows;
}

function partOf({ index, hash }: PresentLeaf): GonePart {
  return { start: index, count: 1, hash };
}
