import { fromBytes, type Hash, toBytes } from '../../../domain/evidence/hash';
import { bytesLeafHash, nodeHash } from '../../../domain/evidence/merkle-tree';

/** The root of a whole part of the tree over all links of the chain: it has 2 to the power of `level` of them. */
export interface LinkNode {
  readonly level: number;
  readonly hash: Hash;
}

const NODE_BYTES = 33;
const HASH_BYTES = 32;

/** The leaf that the tree over all links has for one. */
export function linkLeaf(chain: Hash): LinkNode {
  return { level: 0, hash: bytesLeafHash(toBytes(chain)) };
}

/**
 * Joins neighbouring parts of the tree over all links, as far as they are two halves of one: of any number of links in a row twice
 * as many nodes as that number has binary digits are left at most.
 *
 * @param start how many links there are before.
 */
export function joinNodes(start: number, nodes: Iterable<LinkNode>): LinkNode[] {
  const joined: LinkNode[] = [];
  let end = start;
  for (const node of nodes) {
    end += 2 ** node.level;
    let last = node;
    for (let left = joined.at(-1); left?.level === last.level; left = joined.at(-1)) {
      // Only where the two are the halves of a part that begins at a multiple of its length.
      if (end % 2 ** (last.level + 1) !== 0) {
        break;
      }
      joined.pop();
      last = { level: last.level + 1, hash: nodeHash(left.hash, last.hash) };
    }
    joined.push(last);
  }
  return joined;
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
    nodes.push({ level: bytes[at] ?? 0, hash: fromBytes(bytes.subarray(at + 1, at + NODE_BYTES)) });
  }
  return { chain: fromBytes(bytes.subarray(0, HASH_BYTES)), nodes };
}
