import type { Statement } from 'better-sqlite3';
import type { LogHead } from '../../../ports/integrity';
import { checkTree } from '../../sql/chain/check-tree';
import type { Findings } from '../../sql/chain/findings';
import { hasChain } from './check-schema';
import { readLinkTree } from './read-link-tree';

/**
 * Compares the chain with a trusted checkpoint: only that shows that the end of the log was cut off, or that the whole log was
 * written anew.
 */
export function checkTrusted(
  prepare: (sql: string) => Statement,
  trusted: LogHead | undefined,
  findings: Pick<Findings, 'add' | 'checkpoint'>,
  lacksLinks = false,
): void {
  if (trusted === undefined) {
    return;
  }
  const { tree } = hasChain(prepare) ? readLinkTree(prepare, { sizes: [trusted.size] }) : {};
  checkTree(tree, trusted, findings, lacksLinks);
}
