import type { Statement } from 'better-sqlite3';
import { toBytes } from '../../../domain/evidence/hash';
import type { LogHead } from '../../../ports/integrity';
import { hasChain } from './check-schema';
import type { Findings } from './findings';
import { LinkTree } from './link-tree';

/** Holds the chain against a checkpoint that somebody trusts: only that shows a cut tail, or a log that was written anew. */
export function checkTrusted(
  prepare: (sql: string) => Statement,
  trusted: LogHead | undefined,
  findings: Pick<Findings, 'add' | 'checkpoint'>,
): void {
  if (trusted === undefined) {
    return;
  }
  const tree = hasChain(prepare) ? LinkTree.read(prepare) : undefined;
  const size = tree?.size ?? 0;
  const root = tree?.rootAt(trusted.size);
  findings.checkpoint = 'fails';
  if (size < trusted.size) {
    const what = `The chain had ${trusted.size} links when the checkpoint was made, and has ${size}: its end was cut off.`;
    findings.add({ kind: 'truncated', what });
  } else if (root === undefined) {
    findings.checkpoint = trusted.size === 0 ? 'holds' : 'pruned';
  } else if (toBytes(root).toString('base64') === trusted.root) {
    findings.checkpoint = 'holds';
  } else {
    const what = `The first ${trusted.size} links of the chain are others than when the checkpoint was made: it was written anew.`;
    findings.add({ kind: 'rewritten', what });
  }
}
