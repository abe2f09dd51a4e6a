import { deepEqual, equal } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { hasherOf, sha256, sha256Hex } from '#audit-log/domain/evidence/hash';
import { GrowingTree, rootOf } from '#audit-log/domain/evidence/merkle-tree';
import { hexOf, TreeBench } from '../integrity/support/tree-bench';
import type { AuditWorld } from '../support/world';

const TEXTS = ['', 'a', 'größer 計画 🏁', '\0\x01', 'x'.repeat(100_000)];

Given('the leaves {string} in hexadecimal digits', function (this: AuditWorld, leaves: string) {
  this.part(TreeBench).takeHex(leaves.split(', '));
});

Given('{int} leaves', function (this: AuditWorld, count: number) {
  this.part(TreeBench).takeCounted(count);
});

When('Grace builds the trees of the first of them', function (this: AuditWorld) {
  const bench = this.part(TreeBench);
  bench.roots = [...bench.leaves.keys(), bench.leaves.length].map((size) =>
    hexOf(rootOf(bench.leaves.slice(0, size))),
  );
});

Then('their roots are:', function (this: AuditWorld, table: DataTable) {
  deepEqual(
    this.part(TreeBench).roots.map((root, size) => [String(size), root]),
    table.rows(),
  );
});

When('Grace cuts their tree behind each of them, and goes on from the frontier', function (this: AuditWorld) {
  const bench = this.part(TreeBench);
  const first = new GrowingTree();
  for (const [index, leaf] of bench.leaves.entries()) {
    first.add(leaf);
    const next = new GrowingTree(first.size, first.frontier);
    for (const later of bench.leaves.slice(index + 1)) {
      next.add(later);
    }
    bench.roots.push(`${next.size} ${first.frontier.length} ${hexOf(next.root)}`);
  }
});

Then(
  'all of these trees have the root of the whole, and kept as many hashes as their first size has ones in binary',
  function (this: AuditWorld) {
    const { leaves, roots } = this.part(TreeBench);
    const whole = hexOf(rootOf(leaves));
    const expected = leaves.map((_, index) => {
      const ones = (index + 1).toString(2).replaceAll('0', '').length;
      return `${leaves.length} ${ones} ${whole}`;
    });
    deepEqual(roots, expected);
  },
);

When('Grace hashes texts and bytes on a host that has only createHash', function (this: AuditWorld) {
  const old = hasherOf({ createHash });
  this.part(TreeBench).roots = [...TEXTS, ...TEXTS.map((text) => Buffer.from(text))].flatMap((data) => [
    hexOf(old.sha256(data)),
    old.sha256Hex(data),
  ]);
});

Then('the hashes are those of this host', function (this: AuditWorld) {
  const data = [...TEXTS, ...TEXTS.map((text) => Buffer.from(text))];
  const expected = data.flatMap((one) => [hexOf(sha256(one)), sha256Hex(one)]);
  deepEqual(this.part(TreeBench).roots, expected);
  equal(expected[2], 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb');
});
