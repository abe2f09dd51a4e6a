import type { Statement } from 'better-sqlite3';
import type { LogHead } from '../../../ports/integrity';
import { checkTree } from '../../sql/chain/check-tree';
import type { Findings } from '../../sql/chain/findings';
import { hasChain } from './check-schema';
import { readLinkTree } from './read-link-tree';

/** Holds the chain against a checkpoint that somebody trusts: only that shows a cut tail, or a log that was written anew. */
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
