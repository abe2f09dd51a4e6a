import type { Hash } from './hash';
import { EMPTY_ROOT, nodeHash } from './merkle-tree';

/** A leaf, and what is said to be its audit path to the root of its tree. */
export interface LeafPath {
  readonly leaf: Hash;
  /** The place of the leaf, from 0 on. */
  readonly index: number;
  /** How many leaves the tree has. */
  readonly size: number;
  readonly path: readonly Hash[];
}

/**
 * The root to which an audit path leads; `undefined` where the path cannot be one of this leaf, because it is longer or shorter.
 *
 * The caller compares it with the root of somebody trusted: only then is the leaf in that tree, and at that place.
 */
export function rootOfPath({ leaf, index, size, path }: LeafPath): Hash | undefined {
  if (!(index >= 0 && index < size)) {
    return undefined;
  }
  const climb = new Climb(index, size);
  let root = leaf;
  for (const hash of path) {
    if (climb.isAtTop) {
      return undefined;
    }
    root = climb.goesUpFromRight() ? nodeHash(hash, root) : nodeHash(root, hash);
  }
  return climb.isAtTop ? root : undefined;
}

/** Two trees of which the older is said to be the beginning of the newer. */
export interface Growth {
  readonly older: { readonly size: number; readonly root: Hash };
  readonly newer: { readonly size: number; readonly root: Hash };
  readonly path: readonly Hash[];
}

/** Whether a consistency path shows that the older tree is the beginning of the newer (RFC 6962, section 2.1.2). */
export function isConsistent({ older, newer, path }: Growth): boolean {
  if (older.size === 0 && older.root !== EMPTY_ROOT) {
    return false;
  }
  if (older.size === newer.size) {
    return older.root === newer.root && path.length === 0;
  }
  // An empty tree is the beginning of every tree; a path can show nothing more.
  return older.size === 0
    ? path.length === 0
    : older.size < newer.size && leadsToBoth({ older, newer, path });
}

/** Whether a path leads to the root of a tree, and to that of a larger one. */
function leadsToBoth({ older, newer, path }: Growth): boolean {
  const climb = new Climb(older.size - 1, newer.size);
  climb.skipRight();
  // If the older tree is a full subtree, the path begins with its root, which is therefore left out.
  const [start, ...rest] = climb.isAtStart ? [older.root, ...path] : path;
  let [olderRoot, newerRoot] = [start ?? '', start ?? ''];
  for (const hash of rest) {
    if (climb.isAtTop) {
      return false;
    }
    if (climb.goesUpFromRight()) {
      olderRoot = nodeHash(hash, olderRoot);
      newerRoot = nodeHash(hash, newerRoot);
    } else {
      newerRoot = nodeHash(newerRoot, hash);
    }
  }
  return climb.isAtTop && olderRoot === older.root && newerRoot === newer.root;
}

/** The way from a node up to the root, by the indexes of the node and of the last node on its level; see RFC 9162, section 2.1.3.2. */
class Climb {
  #place: number;
  #last: number;

  constructor(index: number, size: number) {
    this.#place = index;
    this.#last = size - 1;
  }

  get isAtTop(): boolean {
    return this.#last === 0;
  }

  /** Whether the node is the first of its level. */
  get isAtStart(): boolean {
    return this.#place === 0;
  }

  /** Goes up one node, and tells whether it was a right child. Where a node has no neighbour on its level, it is the same node higher up. */
  goesUpFromRight(): boolean {
    const isRight = this.#place % 2 === 1 || this.#place === this.#last;
    while (isRight && this.#place % 2 === 0 && this.#place !== 0) {
      this.#goUp();
    }
    this.#goUp();
    return isRight;
  }

  /** Goes up for as long as the node is a right child. */
  skipRight(): void {
    while (this.#place % 2 === 1) {
      this.#goUp();
    }
  }

  /** Division, because a log can have more leaves than 32 bits count. */
  #goUp(): void {
    this.#place = Math.floor(this.#place / 2);
    this.#last = Math.floor(this.#last / 2);
  }
}
