import { type Hash, sha256 } from './hash';

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Hash = sha256('');

const HASH_LENGTH = EMPTY_ROOT.length;

/** Reused: a new buffer for each node would cost more than the hashing. It is filled and hashed synchronously. */
const NODE = Buffer.alloc(1 + 2 * HASH_LENGTH, 1);

/** The hash of an inner node (RFC 6962, section 2.1). */
export function nodeHash(left: Hash, right: Hash): Hash {
  // Not `NODE.write(left + right, …)`: to join the two and to make a native call takes three times as long.
  for (let at = 0; at < HASH_LENGTH; at += 1) {
    NODE[1 + at] = left.charCodeAt(at);
    NODE[1 + HASH_LENGTH + at] = right.charCodeAt(at);
  }
  return sha256(NODE);
}

/** The hash of a leaf that is bytes (RFC 6962, section 2.1). Of an entry see `leafHash`. */
export function bytesLeafHash(bytes: Uint8Array): Hash {
  return sha256(Buffer.concat([Buffer.alloc(1), bytes]));
}

/**
 * An RFC 6962 tree to which leaves are added one after another. It keeps only what it needs to go on: as many hashes as `size` has ones
 * in binary.
 *
 * Those hashes (`frontier`) also stand for leaves that have been deleted: the tree still has its root, and paths for the later leaves.
 */
export class GrowingTree {
  #size: number;
  /** The roots of the full subtrees of which the tree is made, the largest first. */
  readonly #frontier: Hash[];

  /** An empty tree, or one that goes on from `size` leaves of which only the frontier is known. */
  constructor(size = 0, frontier: readonly Hash[] = []) {
    this.#size = size;
    this.#frontier = [...frontier];
  }

  /** How many leaves it has. */
  get size(): number {
    return this.#size;
  }

  /** The roots of the full subtrees of which the tree is made, the largest first. */
  get frontier(): readonly Hash[] {
    return this.#frontier;
  }

  /** The root over all leaves so far. */
  get root(): Hash {
    return this.#frontier.length === 0
      ? EMPTY_ROOT
      : this.#frontier.reduceRight((right, left) => nodeHash(left, right));
  }

  /** Adds the hash of a leaf. */
  add(leaf: Hash): void {
    let full = leaf;
    // Each 1 at the end of the size in binary is a full subtree to join. Division, because a log can have more leaves than 32 bits count.
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      full = nodeHash(this.#frontier.pop() ?? EMPTY_ROOT, full);
    }
    this.#frontier.push(full);
    this.#size += 1;
  }
}

/** The root of the tree over the hashes of some leaves. */
export function rootOf(leaves: Iterable<Hash>): Hash {
  const tree = new GrowingTree();
  for (const leaf of leaves) {
    tree.add(leaf);
  }
  return tree.root;
}
