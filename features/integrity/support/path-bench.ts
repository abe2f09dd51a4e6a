import fc from 'fast-check';
import type { Growth } from '#audit-log/domain/evidence/check-path';
import type { Hash } from '#audit-log/domain/evidence/hash';
import { bytesLeafHash, rootOf } from '#audit-log/domain/evidence/merkle-tree';
import { ProvingTree } from '#audit-log/domain/evidence/proving-tree';

/** A leaf with what it is made of, and the path that is said to lead from it to a root. */
export interface MadePath {
  readonly data: Buffer;
  readonly index: number;
  readonly size: number;
  readonly path: readonly Hash[];
  readonly root: Hash;
}

const LARGEST = 5000;
const SEED = 16;

/** Leaves of which all trees are made; of each what it is made of. */
const DATA = Array.from({ length: LARGEST }, (_, index) => Buffer.from(`leaf ${index}`));
const LEAVES = DATA.map(bytesLeafHash);

/** Some other hash. */
export const OTHER: Hash = bytesLeafHash(Buffer.from('another leaf'));

/** Paths in trees of many sizes, each of which is to be accepted. */
export class PathBench {
  paths: MadePath[] = [];
  growths: Growth[] = [];

  /** A path of every leaf of small trees, and of one leaf of some large ones. */
  makePaths(): void {
    this.paths = chosenPlaces().map(([size, index]) => {
      const leaves = LEAVES.slice(0, size);
      return {
        data: DATA[index] ?? Buffer.alloc(0),
        index,
        size,
        path: ProvingTree.of(leaves).auditPath(index) ?? [],
        root: rootOf(leaves),
      };
    });
  }

  /** What shows how trees of the same sizes have grown from smaller ones. */
  makeGrowths(): void {
    this.growths = chosenPlaces().map(([size, index]) => growthOf(LEAVES.slice(0, size), index + 1));
  }
}

/** What shows that the tree of the first of some leaves is the beginning of the tree of them all. */
export function growthOf(leaves: readonly Hash[], older: number): Growth {
  return {
    older: { size: older, root: rootOf(leaves.slice(0, older)) },
    newer: { size: leaves.length, root: rootOf(leaves) },
    path: ProvingTree.of(leaves).consistencyPath(older) ?? [],
  };
}

/** Lists of hashes that differ from a path in one hash. */
export function withOneChanged(path: readonly Hash[]): Hash[][] {
  return path.map((_, place) => path.with(place, OTHER));
}

/** Lists of hashes with one more, at either end, or with one less. */
export function longerAndShorter(path: readonly Hash[]): Hash[][] {
  return [[...path, OTHER], [OTHER, ...path], ...path.map((_, place) => path.toSpliced(place, 1))];
}

/** The sizes of trees, each with a place in it. */
function chosenPlaces(): [size: number, index: number][] {
  const small = Array.from({ length: 33 }, (_, size) => size + 1).flatMap((size) =>
    Array.from({ length: size }, (_, index): [number, number] => [size, index]),
  );
  const large = fc
    .integer({ min: 34, max: LARGEST })
    .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1)));
  return [...small, ...fc.sample(large, { numRuns: 40, seed: SEED })];
}
