import { toBytes } from '../../../domain/evidence/hash';
import type { ProvingTree } from '../../../domain/evidence/proving-tree';
import type { LogHead } from '../../../ports/integrity';
import type { Findings } from './findings';

/** Holds the tree over all links against a checkpoint; there is no tree where there is no chain. */
export function checkTree(
  tree: ProvingTree | undefined,
  trusted: LogHead,
  findings: Pick<Findings, 'add' | 'checkpoint'>,
): void {
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
