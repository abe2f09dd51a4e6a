import type { IssueStanding } from '../../ledger/issue-ledger';

/**
 * The state of an issue in words. None of them is "fixed", because that is the name of a red verdict.
 */
export const standingWords: Readonly<Record<IssueStanding, string>> = {
  captured: 'open: captured, not repaired yet',
  quarantined: 'open: in quarantine, not repaired yet',
  elsewhere: 'open: captured elsewhere, and holds here',
  guarded: 'repaired, and guarded against coming back',
  red: 'needs attention: see its scenarios',
  notRun: 'unknown: not all of its scenarios were run',
};
