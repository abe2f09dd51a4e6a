import { CHAIN_START } from '../../../domain/evidence/chain-link';
import { fromBytes, type Hash } from '../../../domain/evidence/hash';
import { ProvingTree } from '../../../domain/evidence/proving-tree';
import { JoinedNodes, type LinkNode, linkLeaf, unpackLinks } from './link-range';
import { rowOf } from './plain-row';

/** Where the tree must be known. Everything between these places is joined, so that the tree takes no more memory than a few hashes. */
export interface TreePlaces {
  /** Sizes of the tree, in links. */
  readonly sizes?: readonly number[];
  /** At the link of the batch with this first number. */
  readonly seq?: number;
}

/** The last link of a chain. A reader that has read everything before can go on from it. */
export interface ChainEnd {
  /** The first number of its batch. */
  readonly seq: number;
  readonly chain: Hash;
  /** The tree over all links up to it. */
  readonly nodes: readonly LinkNode[];
  /** How many links these are. */
  readonly size: number;
}

/**
 * The RFC 6962 tree over the links of the chain, known at some places. Of links that have gone it knows the roots of the parts they were
 * in.
 */
export interface LinkTree {
  readonly tree: ProvingTree;
  /** The place of the link that was asked for; -1 where there is none. */
  readonly index: number;
  /** Where the chain ends; `undefined` where that has gone, or there is no link. */
  readonly end: ChainEnd | undefined;
  /** The first row that holds neither a link nor a part of this tree; `undefined` if there is none. */
  readonly odd: OddLink | undefined;
}

/** A row that somebody has changed or inserted, or the first one after a row that somebody has deleted. */
export interface OddLink {
  readonly table: 'audit_batch' | 'audit_gone';
  /** The number by which its table is sorted. */
  readonly seq: unknown;
}

/**
 * Makes the tree over all links.
 *
 * @param links those behind `before`, in their order: the first number and the link; or, for links that have gone, the first number,
 * nothing, and what is kept of them.
 */
export function linkTreeOf(
  links: Iterable<unknown>,
  { sizes = [], seq: wanted }: TreePlaces,
  before?: ChainEnd,
): LinkTree {
  const joined = new JoinedNodes(0, sizes);
  joined.addAll(before?.nodes ?? []);
  let last: Pick<ChainEnd, 'seq' | 'chain'> | undefined = before;
  let index = -1;
  let odd: OddLink | undefined;
  for (const found of links) {
    const [seq, chain, hash] = rowOf(found);
    last = chain instanceof Uint8Array ? { seq: Number(seq), chain: fromBytes(chain) } : undefined;
    if (last !== undefined && last.seq === wanted) {
      index = joined.size;
      joined.cutAround();
    }
    const nodes = nodesOf(chain, hash);
    odd ??= oddLink(found, joined.size, nodes);
    joined.addAll(nodes);
  }
  const { nodes, size } = joined;
  return { tree: new ProvingTree(nodes), index, end: last && { ...last, nodes, size }, odd };
}

function nodesOf(chain: unknown, hash: unknown): readonly LinkNode[] {
  if (chain instanceof Uint8Array) {
    return chain.length === 0 ? [] : [linkLeaf(fromBytes(chain))];
  }
  return hash instanceof Uint8Array ? unpackLinks(hash).nodes : [];
}

/**
 * Returns the row if it holds no valid link, or parts of the tree that do not fit their place: a part of 2 to the power of `level` links
 * can only begin at a multiple of that number.
 */
function oddLink(found: unknown, start: number, nodes: readonly LinkNode[]): OddLink | undefined {
  const [seq, chain] = rowOf(found);
  const isBatch = chain !== null;
  const isShort = chain instanceof Uint8Array && chain.length !== CHAIN_START.length;
  let size = start;
  const hasPlace = nodes.every(({ level }) => {
    const fits = size % 2 ** level === 0;
    size += 2 ** level;
    return fits;
  });
  return nodes.length > 0 && hasPlace && !isShort
    ? undefined
    : { table: isBatch ? 'audit_batch' : 'audit_gone', seq };
}
