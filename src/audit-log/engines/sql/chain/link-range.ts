import { fromBytes, type Hash, toBytes } from '../../../domain/evidence/hash';
import { bytesLeafHash, nodeHash } from '../../../domain/evidence/merkle-tree';

/** The root of a complete part of the tree over all links of the chain: it has 2 to the power of `level` links. */
export interface LinkNode {
  readonly level: number;
  readonly hash: Hash;
}

const NODE_BYTES = 33;
const HASH_BYTES = 32;

/** No log has more links than 2 to the power of this; beyond it, places could not be counted. */
const LEVEL_MAX = 40;

/** The leaf of a link in the tree over all links. */
export function linkLeaf(chain: Hash): LinkNode {
  return { level: 0, hash: bytesLeafHash(toBytes(chain)) };
}

/**
 * Joins neighbouring parts of the tree over all links, where two of them are the halves of one. Of any run of links, at most twice as many
 * nodes are left as its length has binary digits.
 *
 * @param start how many links there are before.
 */
export function joinNodes(start: number, nodes: Iterable<LinkNode>): LinkNode[] {
  const joined = new JoinedNodes(start);
  joined.addAll(nodes);
  return joined.nodes;
}

/** Neighbouring parts of the tree over all links, which are joined as they come. */
export class JoinedNodes {
  readonly #done: LinkNode[] = [];
  #open: LinkNode[] = [];
  #size: number;

  readonly #cuts: Set<number>;

  /**
   * @param start how many links there are before.
   * @param cuts sizes of the tree at which nothing is joined across, so that the tree up to there stays known.
   */
  constructor(start: number, cuts: readonly number[] = []) {
    this.#size = start;
    this.#cuts = new Set(cuts);
  }

  /** How many links there are, with those before. */
  get size(): number {
    return this.#size;
  }

  get nodes(): LinkNode[] {
    return [...this.#done, ...this.#open];
  }

  addAll(nodes: Iterable<LinkNode>): void {
    for (const node of nodes) {
      this.#add(node);
    }
  }

  #add(node: LinkNode): void {
    this.#size += 2 ** node.level;
    let last = node;
    for (let left = this.#open.at(-1); left?.level === last.level; left = this.#open.at(-1)) {
      // Only where the two are the halves of a part that begins at a multiple of its length.
      if (this.#size % 2 ** (last.level + 1) !== 0) {
        break;
      }
      this.#open.pop();
      last = { level: last.level + 1, hash: nodeHash(left.hash, last.hash) };
    }
    this.#open.push(last);
    if (this.#cuts.has(this.#size)) {
      this.#cut();
    }
  }

  /** Keeps the next node from being joined with any other. */
  cutAround(): void {
    this.#cut();
    this.#cuts.add(this.#size + 1);
  }

  #cut(): void {
    this.#done.push(...this.#open);
    this.#open = [];
  }
}

/** What a piece of gone batches keeps: the last link, then the parts of the tree. */
export function packLinks(chain: Hash, nodes: readonly LinkNode[]): Buffer {
  return Buffer.concat([
    toBytes(chain),
    ...nodes.flatMap(({ level, hash }) => [Buffer.of(level), toBytes(hash)]),
  ]);
}

/** Takes back what {@link packLinks} has packed. */
export function unpackLinks(bytes: Uint8Array): { readonly chain: Hash; readonly nodes: LinkNode[] } {
  const nodes: LinkNode[] = [];
  for (let at = HASH_BYTES; at + NODE_BYTES <= bytes.length; at += NODE_BYTES) {
    const level = bytes[at] ?? 0;
    if (level > LEVEL_MAX) {
      break;
    }
    nodes.push({ level, hash: fromBytes(bytes.subarray(at + 1, at + NODE_BYTES)) });
  }
  return { chain: fromBytes(bytes.subarray(0, HASH_BYTES)), nodes };
}
