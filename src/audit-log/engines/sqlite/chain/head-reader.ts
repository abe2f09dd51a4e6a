import type { Statement } from 'better-sqlite3';
import { fromBytes } from '../../../domain/evidence/hash';
import { ProvingTree } from '../../../domain/evidence/proving-tree';
import type { LogGrowth } from '../../../ports/integrity';
import { grownHead } from '../../sql/chain/grown-head';
import type { ChainEnd } from '../../sql/chain/link-tree';
import { hasChain } from './check-schema';
import { readLinkTree } from './read-link-tree';

const FIND_LINK = 'SELECT chain FROM audit_batch WHERE first_seq = ?';

/**
 * Tells how far the chain has come, and the root over all of its links: what a checkpoint says.
 *
 * It keeps the last link that it has read, and the tree up to there, so that each checkpoint costs what is new. A link is made of all
 * before it: while it is the same, they are.
 */
export class HeadReader {
  #known: ChainEnd | undefined;

  /** @param from for which sizes it is to be shown that the chain has grown from them. */
  read(prepare: (sql: string) => Statement, from: readonly number[]): LogGrowth {
    if (!hasChain(prepare)) {
      return grownHead(ProvingTree.of([]), from);
    }
    const { tree, end } = readLinkTree(prepare, { sizes: from }, this.#findKnown(prepare, from));
    this.#known = end;
    return grownHead(tree, from);
  }

  /** What was read before, where the file still has it and nobody asks for what lies within it. */
  #findKnown(prepare: (sql: string) => Statement, from: readonly number[]): ChainEnd | undefined {
    const known = this.#known;
    if (known === undefined || from.some((size) => size > 0 && size < known.size)) {
      return undefined;
    }
    const chain: unknown = prepare(FIND_LINK).pluck().get(known.seq);
    return chain instanceof Uint8Array && fromBytes(chain) === known.chain ? known : undefined;
  }
}
