import type { Hash } from '../../../domain/evidence/hash';
import { GrowingTree } from '../../../domain/evidence/merkle-tree';
import { type GonePart, joinGone, leftCount, rootOfPart } from './gone-part';

/** A leaf of an entry that is there. */
export interface PresentLeaf {
  /** Its place in the batch. */
  readonly index: number;
  readonly hash: Hash;
}

/** What of a batch is there, and what is known to have gone. */
export interface BatchRows {
  readonly present: readonly PresentLeaf[];
  readonly gone: readonly GonePart[];
  /** The hashes of what was erased, by the place in the batch. */
  readonly erased: ReadonlyMap<number, Hash>;
}

/** The path of a leaf in the tree of its batch. What has gone of that is known by its parts. */
export function pathIn({ present, gone }: BatchRows, rows: number, index: number): Hash[] {
  const leaves = [...gone, ...present.map((leaf) => ({ start: leaf.index, count: 1, hash: leaf.hash }))];
  const parts = leaves.toSorted((one, other) => one.start - other.start);
  const path: Hash[] = [];
  for (let [start, count] = [0, rows]; count > 1; ) {
    const left = leftCount(count);
    const isLeft = index < start + left;
    const beside = isLeft ? ([start + left, count - left] as const) : ([start, left] as const);
    path.unshift(rootOfPart(...beside, parts) ?? '');
    [start, count] = isLeft ? [start, left] : [start + left, count - left];
  }
  return path;
}

/** The root of the tree over what is there and what has gone; `undefined` where a leaf is missing, or is there twice. */
export function rootOfRows({ present, gone }: BatchRows, rows: number): Hash | undefined {
  const goneCount = gone.reduce((sum, { count }) => sum + count, 0);
  if (present.length + goneCount !== rows) {
    return undefined;
  }
  if (goneCount === 0) {
    return rootOf(present);
  }
  const leaves = present.map(({ index, hash }) => ({ start: index, count: 1, hash }));
  const [whole] = joinGone(
    rows,
    [...gone, ...leaves].toSorted((one, other) => one.start - other.start),
  );
  return whole?.count === rows ? whole.hash : undefined;
}

function rootOf(present: readonly PresentLeaf[]): Hash {
  const tree = new GrowingTree();
  for (const { hash } of present) {
    tree.add(hash);
  }
  return tree.root;
}
