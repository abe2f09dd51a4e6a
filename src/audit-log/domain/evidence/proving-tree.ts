import type { Hash } from './hash';
import { GrowingTree } from './merkle-tree';

/** A hash, or that it would take leaves that were deleted. */
type Known = Hash | undefined;

/**
 * An RFC 6962 tree that gives paths. It has its leaves in memory, but those at its beginning that were deleted: of them it
 * needs the frontier (see {@link GrowingTree}), and can prove whatever lies behind them.
 */
export class ProvingTree {
  readonly #leaves: readonly Hash[];
  readonly #before: GrowingTree;

  /** A tree of these leaves, behind those of `before`. */
  constructor(leaves: readonly Hash[], before = new GrowingTree()) {
    this.#leaves = leaves;
    this.#before = before;
  }

  /** How many leaves it has, those included that were deleted. */
  get size(): number {
    return this.#before.size + this.#leaves.length;
  }

  /** The audit path of a leaf (RFC 6962, section 2.1.1), from its neighbour up; `undefined` where there is no such leaf, or it was deleted. */
  auditPath(index: number): Hash[] | undefined {
    return index >= this.#before.size && index < this.size
      ? whole(this.#pathTo(index, 0, this.size))
      : undefined;
  }

  /**
   * What shows that the tree of the first `older` leaves is the beginning of this one (RFC 6962, section 2.1.2); `undefined` where
   * that tree is empty or larger, or where it takes hashes of leaves that were deleted.
   */
  consistencyPath(older: number): Hash[] | undefined {
    return older > 0 && older <= this.size ? whole(this.#growthFrom(older, 0, this.size)) : undefined;
  }

  #pathTo(index: number, from: number, to: number): Known[] {
    if (to - from <= 1) {
      return [];
    }
    const middle = middleOf(from, to);
    return index < middle
      ? [...this.#pathTo(index, from, middle), this.#rootOf(middle, to)]
      : [...this.#pathTo(index, middle, to), this.#rootOf(from, middle)];
  }

  #growthFrom(older: number, from: number, to: number): Known[] {
    if (older === to) {
      // At the left end it is the older root itself, which whoever checks this has.
      return from === 0 ? [] : [this.#rootOf(from, to)];
    }
    const middle = middleOf(from, to);
    return older <= middle
      ? [...this.#growthFrom(older, from, middle), this.#rootOf(middle, to)]
      : [...this.#growthFrom(older, middle, to), this.#rootOf(from, middle)];
  }

  /** The root over the leaves from one place up to another, which is a subtree. */
  #rootOf(from: number, to: number): Known {
    const { size } = this.#before;
    if (to <= size) {
      return this.#fullSubtrees().find((subtree) => subtree.from === from && subtree.to === to)?.root;
    }
    // A subtree begins where one of those of the frontier does, or behind them all.
    const known = this.#fullSubtrees().filter((subtree) => subtree.from >= from);
    const tree = new GrowingTree(
      Math.max(0, size - from),
      known.map(({ root }) => root),
    );
    for (const leaf of this.#leaves.slice(Math.max(0, from - size), to - size)) {
      tree.add(leaf);
    }
    return tree.root;
  }

  /** What the frontier stands for. */
  #fullSubtrees(): { readonly from: number; readonly to: number; readonly root: Hash }[] {
    let to = 0;
    return this.#before.frontier.map((root) => {
      const from = to;
      to += largestPower(this.#before.size - from);
      return { from, to, root };
    });
  }
}

function whole(path: readonly Known[]): Hash[] | undefined {
  const known = path.filter((hash) => hash !== undefined);
  return known.length === path.length ? known : undefined;
}

/** Where a subtree has its two halves: behind the largest power of two that is smaller than it. */
function middleOf(from: number, to: number): number {
  return from + largestPower(to - from - 1);
}

/** The largest power of two that is not above a number from 1 on. */
function largestPower(number: number): number {
  let power = 1;
  while (power * 2 <= number) {
    power *= 2;
  }
  return power;
}
