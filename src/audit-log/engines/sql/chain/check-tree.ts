import { countOf } from '../../../domain/count-of';
import { toBase64 } from '../../../domain/evidence/base64';
import { ProvingTree } from '../../../domain/evidence/proving-tree';
import type { LogHead } from '../../../ports/integrity';
import type { Findings } from './findings';

/**
 * Compares the tree over all links with a checkpoint. Without a chain there is no tree.
 *
 * @param lacksLinks whether links are known to be missing: then it is not known whether the end was cut off.
 */
export function checkTree(
  tree = ProvingTree.of([]),
  trusted: LogHead,
  findings: Pick<Findings, 'add' | 'checkpoint'>,
  lacksLinks = false,
): void {
  const { size } = tree;
  const root = tree.rootAt(trusted.size);
  findings.checkpoint = 'fails';
  if (size < trusted.size) {
    const had = `The chain had ${countOf(trusted.size, 'link', 'links')} when the checkpoint was made, and has ${size}`;
    findings.add(
      lacksLinks
        ? { kind: 'missing', what: `${had}.` }
        : { kind: 'truncated', what: `${had}: its end was cut off, or the checkpoint is of another log.` },
    );
  } else if (root === undefined) {
    findings.checkpoint = 'pruned';
  } else if (toBase64(root) === trusted.root) {
    findings.checkpoint = 'holds';
  } else {
    const what = `The first part of the chain, ${countOf(trusted.size, 'link', 'links')}, is not what it was when the checkpoint was made: it was written anew, or the checkpoint is of another log.`;
    findings.add({ kind: 'rewritten', what });
  }
}
