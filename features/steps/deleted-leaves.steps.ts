import { deepEqual, equal } from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { rootOfPath } from '#audit-log/domain/evidence/check-path';
import { GrowingTree, rootOf } from '#audit-log/domain/evidence/merkle-tree';
import { ProvingTree, type TreeNode } from '#audit-log/domain/evidence/proving-tree';
import { TreeBench } from '../integrity/support/tree-bench';
import type { AuditWorld } from '../support/world';

When('Grace deletes the first leaves up to each place, but for the frontier', function (this: AuditWorld) {
  const { leaves } = this.part(TreeBench);
  const before = new GrowingTree();
  this.part(PrunedTrees).trees = leaves.map((leaf, index) => {
    before.add(leaf);
    const behind = leaves.slice(index + 1).map((hash) => ({ level: 0, hash }));
    return new ProvingTree([...nodesOf(before), ...behind]);
  });
});

/** What the frontier of a tree stands for: of each one in the binary form of its size a full subtree. */
function nodesOf({ size, frontier }: GrowingTree): TreeNode[] {
  const levels = [...size.toString(2)].toReversed().flatMap((digit, level) => (digit === '1' ? [level] : []));
  return frontier.map((hash, index) => ({ level: levels.toReversed()[index] ?? 0, hash }));
}

/** Trees of the same leaves, of which the first has lost one, the second two, and so on. */
class PrunedTrees {
  trees: ProvingTree[] = [];
}

/** What was deleted up to an even place ends with a leaf that is a full subtree by itself. */
const isKnown = (index: number, last: number) => index > last || (index === last && last % 2 === 0);

Then(
  'each leaf behind that place has its path as before, and what was deleted has none but the last',
  function (this: AuditWorld) {
    const { leaves } = this.part(TreeBench);
    const whole = ProvingTree.of(leaves);
    for (const [last, tree] of this.part(PrunedTrees).trees.entries()) {
      equal(tree.size, leaves.length);
      deepEqual(
        leaves.map((_, index) => tree.auditPath(index)),
        leaves.map((_, index) => (isKnown(index, last) ? whole.auditPath(index) : undefined)),
      );
    }
  },
);

Then('each growth from that size on is shown as before', function (this: AuditWorld) {
  const { leaves } = this.part(TreeBench);
  const whole = ProvingTree.of(leaves);
  for (const [last, tree] of this.part(PrunedTrees).trees.entries()) {
    const sizes = leaves.map((_, index) => index + 1);
    const told = sizes.map((size) => tree.consistencyPath(size));
    deepEqual(
      told.slice(last),
      sizes.slice(last).map((size) => whole.consistencyPath(size)),
    );
    // Of a smaller one only what happens to lie in the frontier; it is never a wrong path.
    deepEqual(
      told.filter((path, index) => path !== undefined && `${path}` !== `${whole.consistencyPath(index + 1)}`),
      [],
    );
  }
});

When('Grace deletes 16 leaves from the 33rd on, and 2 more from the 53rd on', function (this: AuditWorld) {
  const { leaves } = this.part(TreeBench);
  const kept = leaves.map((hash) => ({ level: 0, hash }));
  const nodes = [
    ...kept.slice(0, 32),
    { level: 4, hash: rootOf(leaves.slice(32, 48)) },
    ...kept.slice(48, 52),
    { level: 1, hash: rootOf(leaves.slice(52, 54)) },
    ...kept.slice(54),
  ];
  this.part(PrunedTrees).trees = [new ProvingTree(nodes)];
});

const isDeleted = (index: number) => (index >= 32 && index < 48) || index === 52 || index === 53;

Then(
  'the other {int} leaves have their paths as before, and what was deleted has none',
  function (this: AuditWorld, count: number) {
    const { leaves } = this.part(TreeBench);
    const whole = ProvingTree.of(leaves);
    const paths = leaves.map((_, index) => this.part(PrunedTrees).trees[0]?.auditPath(index));
    equal(paths.filter((path) => path !== undefined).length, count);
    deepEqual(
      paths,
      leaves.map((_, index) => (isDeleted(index) ? undefined : whole.auditPath(index))),
    );
  },
);

Then('the root of each first part of the tree is as before, where it is known', function (this: AuditWorld) {
  const { leaves } = this.part(TreeBench);
  const [tree] = this.part(PrunedTrees).trees;
  const sizes = [...leaves.keys(), leaves.length];
  // It ends within what was deleted.
  const isLost = (size: number) => (size > 32 && size < 48) || size === 53;
  deepEqual(
    [...sizes.map((size) => tree?.rootAt(size)), tree?.rootAt(leaves.length + 1)],
    [...sizes.map((size) => (isLost(size) ? undefined : rootOf(leaves.slice(0, size)))), undefined],
  );
  const path = tree?.auditPath(49, 51) ?? [];
  equal(rootOfPath({ leaf: leaves[49] ?? '', index: 49, size: 51, path }), rootOf(leaves.slice(0, 51)));
});
