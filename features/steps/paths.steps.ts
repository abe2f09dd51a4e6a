import { deepEqual, equal, ok } from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { isConsistent, rootOfPath } from '#audit-log/domain/evidence/check-path';
import { toBytes } from '#audit-log/domain/evidence/hash';
import { bytesLeafHash, EMPTY_ROOT, rootOf } from '#audit-log/domain/evidence/merkle-tree';
import { ProvingTree } from '#audit-log/domain/evidence/proving-tree';
import { isAcceptedElsewhere } from '../integrity/support/other-implementation';
import {
  growthOf,
  longerAndShorter,
  type MadePath,
  OTHER,
  PathBench,
  withOneChanged,
} from '../integrity/support/path-bench';
import { TreeBench } from '../integrity/support/tree-bench';
import type { AuditWorld } from '../support/world';

When(
  'Grace asks for the audit path of leaf {int} in the tree of the first {int}',
  function (this: AuditWorld, index: number, size: number) {
    const leaves = this.part(TreeBench).leaves.slice(0, size);
    const path = ProvingTree.of(leaves).auditPath(index) ?? [];
    const told = { data: Buffer.alloc(0), index, size, path, root: rootOf(leaves) };
    this.part(PathBench).paths = [told];
  },
);

When(
  'Grace asks what shows that the tree of {int} leaves is the beginning of that of {int}',
  function (this: AuditWorld, older: number, newer: number) {
    this.part(PathBench).growths = [growthOf(this.part(TreeBench).leaves.slice(0, newer), older)];
  },
);

Then('the path is {string} in base64', function (this: AuditWorld, expected: string) {
  const { paths, growths } = this.part(PathBench);
  const [made] = [...paths, ...growths];
  equal(made?.path.map((hash) => toBytes(hash).toString('base64')).join(' '), expected);
});

Then('it leads from the leaf to the root', function (this: AuditWorld) {
  const [made] = this.part(PathBench).paths;
  ok(made);
  const leaf = this.part(TreeBench).leaves[made.index] ?? '';
  equal(rootOfPath({ ...made, leaf }), made.root);
});

Then('it shows that the one is the beginning of the other', function (this: AuditWorld) {
  deepEqual(this.part(PathBench).growths.map(isConsistent), [true]);
});

When(
  'Grace makes trees of every size up to 33, 40 of up to 5000 leaves by chance, and paths of their leaves',
  function (this: AuditWorld) {
    this.part(PathBench).makePaths();
  },
);

/** What we say of a path, and what the other implementation says. */
const verdicts = (made: MadePath) => [
  rootOfPath({ ...made, leaf: bytesLeafHash(made.data) }) === made.root,
  isAcceptedElsewhere(made),
];

Then('both implementations accept each of the {int} paths', function (this: AuditWorld, count: number) {
  const { paths } = this.part(PathBench);
  equal(paths.length, count);
  deepEqual(
    paths.filter((made) => !verdicts(made).every(Boolean)),
    [],
  );
});

Then(
  'both refuse each with another leaf, place, hash or root, with a hash more or less, and for a place that is not there',
  function (this: AuditWorld) {
    const forged = this.part(PathBench).paths.flatMap((made) => [
      { ...made, data: Buffer.from('another leaf') },
      { ...made, root: OTHER },
      { ...made, index: made.size },
      { ...made, index: -1 },
      ...[made.index - 1, made.index + 1, made.size - 1 - made.index]
        .filter((index) => index >= 0 && index !== made.index)
        .map((index) => ({ ...made, index })),
      ...[...withOneChanged(made.path), ...longerAndShorter(made.path)].map((path) => ({ ...made, path })),
    ]);
    ok(forged.length > 9000, `${forged.length} were tried`);
    deepEqual(
      forged.filter((made) => verdicts(made).some(Boolean)),
      [],
    );
  },
);

Then('they agree on each with another size', function (this: AuditWorld) {
  const resized = this.part(PathBench).paths.flatMap((made) =>
    [made.size - 1, made.size + 1, made.size * 2].map((size) => ({ ...made, size })),
  );
  const told = resized.map(verdicts);
  deepEqual(
    told.filter(([ours, theirs]) => ours !== theirs),
    [],
  );
  ok(told.flat().includes(true) && told.flat().includes(false));
});

When(
  'Grace makes trees of every size up to 33, 40 of up to 5000 leaves by chance, and what shows how they grew',
  function (this: AuditWorld) {
    this.part(PathBench).makeGrowths();
  },
);

Then('each of the {int} paths is accepted', function (this: AuditWorld, count: number) {
  const { growths } = this.part(PathBench);
  equal(growths.length, count);
  deepEqual(
    growths.filter((growth) => !isConsistent(growth)),
    [],
  );
});

Then(
  'each is refused with another hash or root, with a hash more or less, and with the sizes swapped',
  function (this: AuditWorld) {
    const forged = this.part(PathBench).growths.flatMap((growth) => {
      const { older, newer, path } = growth;
      return [
        { ...growth, older: { ...older, root: OTHER } },
        { ...growth, newer: { ...newer, root: OTHER } },
        ...(older.size === newer.size ? [] : [{ path, older: newer, newer: older }]),
        ...[...withOneChanged(path), ...longerAndShorter(path)].map((other) => ({ ...growth, path: other })),
      ];
    });
    ok(forged.length > 7000, `${forged.length} were tried`);
    deepEqual(
      forged.filter((growth) => isConsistent(growth)),
      [],
    );
  },
);

Then(
  'the tree without leaves is the beginning of every tree, and no tree but itself is the beginning of it',
  function (this: AuditWorld) {
    const empty = { size: 0, root: EMPTY_ROOT };
    const leaves = [...this.part(TreeBench).leaves];
    const trees = leaves.map((_, index) => ({ size: index + 1, root: rootOf(leaves.slice(0, index + 1)) }));
    const tell = (path: string[]) => [
      isConsistent({ older: empty, newer: empty, path }),
      ...trees.map((newer) => isConsistent({ older: empty, newer, path })),
      ...trees.map((older) => !isConsistent({ older, newer: empty, path })),
      ...trees.map((newer) => !isConsistent({ older: { size: 0, root: OTHER }, newer, path })),
      !isConsistent({ older: empty, newer: { size: 0, root: OTHER }, path }),
      !isConsistent({ older: { size: 0, root: OTHER }, newer: { size: 0, root: OTHER }, path }),
    ];
    equal(tell([]).indexOf(false), -1);
    equal(ProvingTree.of(leaves).consistencyPath(0), undefined);
    deepEqual(tell([OTHER]).slice(0, 9).indexOf(true), -1);
  },
);
