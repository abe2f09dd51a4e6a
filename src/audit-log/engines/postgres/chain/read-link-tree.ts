import { ProvingTree } from '../../../domain/evidence/proving-tree';
import type { LogGrowth } from '../../../ports/integrity';
import { grownHead } from '../../sql/chain/grown-head';
import { type LinkTree, linkTreeOf, type TreePlaces } from '../../sql/chain/link-tree';
import type { Connection } from '../connection/connection';
import { hasChain } from './check-schema';

const LIST_LINKS = `SELECT place, chain, NULL::bytea FROM audit_batch WHERE place IS NOT NULL
  UNION ALL SELECT place, NULL, hash FROM audit_gone WHERE kind = 'batches' ORDER BY place`;

/** Reads all links. */
export async function readLinkTree(connection: Connection, places: TreePlaces): Promise<LinkTree> {
  return linkTreeOf(await connection.query({ text: LIST_LINKS, values: [] }), places);
}

/**
 * How many links the chain has, and the root over all of them: this is what a checkpoint says.
 *
 * @param from sizes for which the answer has to show that the chain has grown from them.
 */
export async function readHead(connection: Connection, from: readonly number[]): Promise<LogGrowth> {
  const tree = (await hasChain(connection))
    ? (await readLinkTree(connection, { sizes: from })).tree
    : ProvingTree.of([]);
  return grownHead(tree, from);
}
