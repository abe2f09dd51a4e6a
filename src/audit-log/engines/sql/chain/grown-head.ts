import { type Hash, toBytes } from '../../../domain/evidence/hash';
import type { ProvingTree } from '../../../domain/evidence/proving-tree';

/** What a store gives as `LogGrowth`. */
interface GrownHead {
  readonly size: number;
  readonly root: string;
  readonly growths: readonly (readonly string[] | null)[];
}

/** How far a chain has come, and what shows that it has grown from each of these sizes, at which the tree is known. */
export function grownHead(tree: ProvingTree, sizes: readonly number[]): GrownHead {
  const root = tree.rootAt();
  if (root === undefined) {
    throw new TypeError('The tree over all links lacks one.');
  }
  return {
    size: tree.size,
    root: base64(root),
    // Nothing is the beginning of everything, and takes no path.
    growths: sizes.map((size) => (size === 0 ? [] : (tree.consistencyPath(size)?.map(base64) ?? null))),
  };
}

function base64(hash: Hash): string {
  return toBytes(hash).toString('base64');
}
