import { AuditStoreError } from '../../../domain/errors';
import { ProvingTree } from '../../../domain/evidence/proving-tree';
import type { LogGrowth } from '../../../ports/integrity';
import { grownHead } from '../../sql/chain/grown-head';
import { type LinkTree, linkTreeOf, type OddLink, type TreePlaces } from '../../sql/chain/link-tree';
import { tellOddLink } from '../../sql/chain/odd-link';
import type { Connection } from '../connection/connection';
import { hasChain } from './check-schema';

const LIST_LINKS = `SELECT place, coalesce(chain, ''), NULL::bytea FROM audit_batch WHERE place IS NOT NULL
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
  if (!(await hasChain(connection))) {
    return grownHead(ProvingTree.of([]), from);
  }
  const { tree, odd } = await readLinkTree(connection, { sizes: from });
  refuseOddLink(odd);
  return grownHead(tree, from);
}

/** Refuses to sign or prove anything by a chain in which a row is not valid. */
export function refuseOddLink(odd: OddLink | undefined): void {
  if (odd !== undefined) {
    throw new AuditStoreError(
      'AUDIT_STORE_CORRUPT',
      `The PostgreSQL store cannot be used: ${tellOddLink(odd, 'place')}. Somebody has changed that row, or has taken one before it away or put one in. Nothing is signed or proved by such a chain. Keep a copy of the tables, and run "audit-race verify", or verify(): it tells more. Then restore a backup.`,
    );
  }
}
