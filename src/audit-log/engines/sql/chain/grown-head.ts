import { toBase64 } from '../../../domain/evidence/base64';
import type { ProvingTree } from '../../../domain/evidence/proving-tree';
import type { LogGrowth } from '../../../ports/integrity';

/** How far a chain has come, and what shows that it has grown from each of these sizes, at which the tree is known. */
export function grownHead(tree: ProvingTree, sizes: readonly number[]): LogGrowth {
  const root = tree.rootAt();
  if (root === undefined) {
    throw new TypeError('The tree over all links lacks one.');
  }
  return {
    size: tree.size,
    root: toBase64(root),
    // Nothing is the beginning of everything, and takes no path.
    growths: sizes.map((size) => (size === 0 ? [] : (tree.consistencyPath(size)?.map(toBase64) ?? null))),
  };
}
