import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import { EMPTY_ROOT, nodeHash } from '../../../domain/evidence/merkle-tree';
import { leftCount } from './gone-part';
import { joinNodes, type LinkNode, linkLeaf, unpackLinks } from './link-range';
import { numberOf, type PlainRow } from './plain-row';

/** A part of the tree over all links, and how many links are before it. */
interface PlacedNode extends LinkNode {
  readonly seq: number;
  readonly start: number;
}

/** The RFC 6962 tree over the links of the chain. Of those that have gone it knows the parts that they were. */
export class LinkTree {
  /** How many links there are. */
  readonly size: number;
  readonly #nodes: readonly PlacedNode[];

  private constructor(nodes: readonly PlacedNode[], size: number) {
    this.#nodes = nodes;
    this.size = size;
  }

  /** The tree over links that are given as first number and link, or as first number, nothing and what is left of those that have gone. */
  static of(links: Iterable<unknown>): LinkTree {
    const nodes: PlacedNode[] = [];
    let size = 0;
    for (const found of links) {
      const [seq, chain, hash]: PlainRow = Array.isArray(found) ? found : [];
      for (const node of nodesOf(chain, hash)) {
        nodes.push({ ...node, seq: numberOf(seq), start: size });
        size += 2 ** node.level;
      }
    }
    return new LinkTree(nodes, size);
  }

  /** The root over the first links, as many as `size`; `undefined` where it takes one of those that have gone. */
  rootAt(size: number): Hash | undefined {
    return size === 0 ? EMPTY_ROOT : size > this.size ? undefined : this.#rootOf(0, size);
  }

  /** The place of the link of a batch, by its first number; -1 where there is none. */
  indexOf(seq: number): number {
    return this.#nodes.find((node) => node.seq === seq && node.level === 0)?.start ?? -1;
  }

  /** The audit path of a link in the tree of the first `size`; `undefined` where it takes one of those that have gone. */
  pathOf(index: number, size: number): Hash[] | undefined {
    const path: (Hash | undefined)[] = [];
    for (let [start, count] = [0, size]; count > 1; ) {
      const left = leftCount(count);
      const isLeft = index < start + left;
      path.unshift(isLeft ? this.#rootOf(start + left, count - left) : this.#rootOf(start, left));
      [start, count] = isLeft ? [start, left] : [start + left, count - left];
    }
    const known = path.filter((hash) => hash !== undefined);
    return known.length === path.length ? known : undefined;
  }

  #rootOf(start: number, count: number): Hash | undefined {
    const first = this.#find(start);
    const last = this.#find(start + count);
    if (
      this.#nodes[first]?.start !== start ||
      (last < this.#nodes.length && this.#nodes[last]?.start !== start + count)
    ) {
      return undefined;
    }
    const [top, ...rest] = joinNodes(start, this.#nodes.slice(first, last)).toReversed();
    return rest.reduce((right, left) => nodeHash(left.hash, right), top?.hash ?? EMPTY_ROOT);
  }

  /** The place of the first node that begins there or later. */
  #find(start: number): number {
    let [low, high] = [0, this.#nodes.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#nodes[middle]?.start ?? 0) < start) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}

function nodesOf(chain: unknown, hash: unknown): readonly LinkNode[] {
  if (chain instanceof Uint8Array) {
    return [linkLeaf(fromBytes(chain))];
  }
  return hash instanceof Uint8Array ? unpackLinks(hash).nodes : [];
}
