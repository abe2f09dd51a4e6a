import { toBytes } from '../../../domain/evidence/hash';
import { EMPTY_ROOT } from '../../../domain/evidence/merkle-tree';
import type { LogHead } from '../../../ports/integrity';
import { LinkTree } from '../../sql/chain/link-tree';
import type { Connection } from '../connection';
import { hasChain } from './check-schema';

const LIST_LINKS = `SELECT place, chain, NULL::bytea FROM audit_batch WHERE place IS NOT NULL
  UNION ALL SELECT place, NULL, hash FROM audit_gone WHERE kind = 'batches' ORDER BY place`;

/** Reads all links. */
export async function readLinkTree(connection: Connection): Promise<LinkTree> {
  return LinkTree.of(await connection.query({ text: LIST_LINKS, values: [] }));
}

/** How far the chain has come, and the root over all of its links: what a checkpoint says. */
export async function readHead(connection: Connection): Promise<LogHead> {
  const tree = (await hasChain(connection)) ? await readLinkTree(connection) : undefined;
  const size = tree?.size ?? 0;
  return { size, root: toBytes(tree?.rootAt(size) ?? EMPTY_ROOT).toString('base64') };
}
