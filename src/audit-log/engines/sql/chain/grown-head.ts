import { toBase64 } from '../../../domain/evidence/base64';
import type { ProvingTree } from '../../../domain/evidence/proving-tree';
import type { LogGrowth } from '../../../ports/integrity';

/** The size and the root of a chain, and what shows that it has grown from each of these sizes, at which the tree must be known. */
export function grownHead(tree: ProvingTree, sizes: readonly number[]): LogGrowth {
  const root = tree.rootAt();
  if (root === undefined) {
    throw new TypeError('The tree over all links lacks one.');
  }
  return {
    size: tree.size,
    root: toBase64(root),
    // Every log has grown from the empty one, so that this takes no path.
    growths: sizes.map((size) => (size === 0 ? [] : (tree.consistencyPath(size)?.map(toBase64) ?? null))),
  };
}
