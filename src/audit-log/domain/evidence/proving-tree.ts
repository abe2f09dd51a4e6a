import type { Hash } from './hash';
import { GrowingTree, nodeHash } from './merkle-tree';

/** The root of a full subtree, of 2 to the power of `level` leaves. A leaf has level 0. */
export interface TreeNode {
  readonly level: number;
  readonly hash: Hash;
}

/** A hash; `undefined` if it would take leaves that were deleted. */
type Known = Hash | undefined;

/**
 * An RFC 6962 tree that gives roots and paths. In the place of deleted leaves it needs only full subtrees: the leaves beside them can be
 * proved as before. A deleted leaf that is a full subtree by itself still counts as a leaf here.
 */
export class ProvingTree {
  readonly #nodes: readonly TreeNode[];
  /** The place at which each node begins. */
  readonly #starts: Float64Array;
  /** How many leaves it has, those included that were deleted. */
  readonly size: number;

  /** A tree of these nodes, in their order. Each begins at a multiple of its length. */
  constructor(nodes: readonly TreeNode[]) {
    this.#nodes = nodes;
    this.#starts = new Float64Array(nodes.length);
    let size = 0;
    for (const [index, { level }] of nodes.entries()) {
      this.#starts[index] = size;
      size += 2 ** level;
    }
    this.size = size;
  }

  /** A tree of which every leaf is there. */
  static of(leaves: readonly Hash[]): ProvingTree {
    return new ProvingTree(leaves.map((hash) => ({ level: 0, hash })));
  }

  /** The root over the first `size` leaves, or over all; `undefined` if there are fewer, or if it takes leaves that were deleted. */
  rootAt(size = this.size): Hash | undefined {
    if (size === 0) {
      return new GrowingTree().root;
    }
    return size > 0 && size <= this.size ? this.#rootOf(0, size) : undefined;
  }

  /**
   * The audit path of a leaf (RFC 6962, section 2.1.1) in the tree of the first `size` leaves, from its neighbour up; `undefined` where
   * there is no such leaf, or it was deleted.
   */
  auditPath(index: number, size = this.size): Hash[] | undefined {
    const isThere = index >= 0 && index < size && size <= this.size;
    return isThere && this.#rootOf(index, index + 1) !== undefined
      ? whole(this.#pathTo(index, 0, size))
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
      // At the left end it is the older root itself, which the verifier already has.
      return from === 0 ? [] : [this.#rootOf(from, to)];
    }
    const middle = middleOf(from, to);
    return older <= middle
      ? [...this.#growthFrom(older, from, middle), this.#rootOf(middle, to)]
      : [...this.#growthFrom(older, middle, to), this.#rootOf(from, middle)];
  }

  /** The root over the leaves from one place up to another, which is a subtree. */
  #rootOf(from: number, to: number): Known {
    const node = this.#nodeAt(from);
    if (node === undefined || from + 2 ** node.level >= to) {
      // If the node is larger, the hashes within it are not known any more.
      return node !== undefined && from + 2 ** node.level === to ? node.hash : undefined;
    }
    const middle = middleOf(from, to);
    const left = this.#rootOf(from, middle);
    const right = left === undefined ? undefined : this.#rootOf(middle, to);
    return left === undefined || right === undefined ? undefined : nodeHash(left, right);
  }

  /** The node that begins at a place. */
  #nodeAt(start: number): TreeNode | undefined {
    let [low, high] = [0, this.#starts.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      if (Number(this.#starts[middle]) < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return this.#starts[low] === start ? this.#nodes[low] : undefined;
  }
}

function whole(path: readonly Known[]): Hash[] | undefined {
  const known = path.filter((hash) => hash !== undefined);
  return known.length === path.length ? known : undefined;
}

/** Where a subtree is split in two: after the largest power of two that is smaller than its size. */
function middleOf(from: number, to: number): number {
  let power = 1;
  while (power * 2 < to - from) {
    power *= 2;
  }
  return from + power;
}
