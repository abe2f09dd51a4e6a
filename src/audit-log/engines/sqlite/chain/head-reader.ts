import type { Statement } from 'better-sqlite3';
import { fromBytes } from '../../../domain/evidence/hash';
import { ProvingTree } from '../../../domain/evidence/proving-tree';
import type { LogGrowth } from '../../../ports/integrity';
import { grownHead } from '../../sql/chain/grown-head';
import type { ChainEnd } from '../../sql/chain/link-tree';
import { hasChain } from './check-schema';
import { readLinkTree, refuseOddLink } from './read-link-tree';

const FIND_LINK = 'SELECT chain FROM audit_batch WHERE first_seq = ?';

/**
 * Tells the size of the chain and the Merkle root over all of its links, as a checkpoint states them.
 *
 * It keeps the last link that it has read, and the tree up to there, so that each checkpoint costs only the new links. A link is
 * a hash over all links before it: if it is unchanged, they are unchanged, too.
 */
export class HeadReader {
  #known: ChainEnd | undefined;

  /** @param from the sizes from which the chain is to be shown to have grown. */
  read(prepare: (sql: string) => Statement, from: readonly number[]): LogGrowth {
    if (!hasChain(prepare)) {
      return grownHead(ProvingTree.of([]), from);
    }
    const { tree, end, odd } = readLinkTree(prepare, { sizes: from }, this.#findKnown(prepare, from));
    refuseOddLink(odd);
    this.#known = end;
    return grownHead(tree, from);
  }

  /** The tree that was read before; `undefined` if the file no longer has its last link, or if a size in `from` lies within it. */
  #findKnown(prepare: (sql: string) => Statement, from: readonly number[]): ChainEnd | undefined {
    const known = this.#known;
    if (known === undefined || from.some((size) => size > 0 && size < known.size)) {
      return undefined;
    }
    const chain: unknown = prepare(FIND_LINK).pluck().get(known.seq);
    return chain instanceof Uint8Array && fromBytes(chain) === known.chain ? known : undefined;
  }
}
