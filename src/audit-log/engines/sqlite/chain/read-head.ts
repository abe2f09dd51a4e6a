import type { Statement } from 'better-sqlite3';
import { toBytes } from '../../../domain/evidence/hash';
import { EMPTY_ROOT } from '../../../domain/evidence/merkle-tree';
import type { LogHead } from '../../../ports/integrity';
import { hasChain } from './check-schema';
import { readLinkTree } from './read-link-tree';

/** How far the chain has come, and the root over all of its links: what a checkpoint says. */
export function readHead(prepare: (sql: string) => Statement): LogHead {
  const tree = hasChain(prepare) ? readLinkTree(prepare) : undefined;
  const size = tree?.size ?? 0;
  return { size, root: toBytes(tree?.rootAt(size) ?? EMPTY_ROOT).toString('base64') };
}
