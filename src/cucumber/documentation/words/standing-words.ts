import type { IssueStanding } from '../../ledger/issue-ledger';

/**
 * How it stands with an issue, for readers. None of them says "fixed": that is a verdict, and a red one.
 */
export const standingWords: Readonly<Record<IssueStanding, string>> = {
  captured: 'open: captured, not repaired yet',
  quarantined: 'open: in quarantine, not repaired yet',
  elsewhere: 'open: captured elsewhere, and holds here',
  guarded: 'repaired, and guarded against coming back',
  red: 'needs attention: see its scenarios',
  notRun: 'unknown: not all of its scenarios were run',
};
