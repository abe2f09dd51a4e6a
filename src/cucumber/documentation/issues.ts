import type { IssueLedger, LedgerIssue } from '../ledger/issue-ledger';
import { casesOf } from '../run/cases-of';
import type { Run } from '../run/run';
import { type Proof, proofsOf } from './proofs';

/** An issue of the ledger, and what shows that its scenarios can fail. */
export interface Issue extends LedgerIssue {
  readonly proofs: readonly Proof[];
}

/** The issues of the ledger with the proofs of the run. */
export function issuesOf(run: Run, ledger: IssueLedger): Issue[] {
  const proofs = proofsOf(casesOf(run));
  return ledger.issues.map((issue) => ({
    ...issue,
    proofs: proofs.filter(({ issues }) => issues.includes(issue.issue)),
  }));
}
