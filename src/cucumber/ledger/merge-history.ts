import { shorten } from '../ground/text';
import type { IssueLedger, LedgerIssue } from './issue-ledger';
import { earlier, earlierCapture, type LifeLine, type LifeLines } from './life-line';

/**
 * Adds what one run saw to what was known; pure. `when` is the time of the run, in ISO 8601.
 *
 * What is red or was not run changes nothing. A bug that comes back ends the guarding, and keeps its first capture. Runs of
 * the past may be added later.
 */
export function mergeHistory(previous: LifeLines, { issues }: IssueLedger, when: string): LifeLines {
  const merged = new Map(previous);
  for (const issue of issues) {
    const before = previous.get(issue.issue) ?? {};
    if (issue.standing === 'captured') {
      merged.set(issue.issue, capture(before, issue, when));
    } else if (issue.standing === 'guarded' && (before.capturedAt ?? '') <= when) {
      merged.set(issue.issue, { ...before, guardedSince: earlier(before.guardedSince, when) ?? when });
    }
  }
  return merged;
}

function capture(before: LifeLine, { scenarios }: LedgerIssue, when: string): LifeLine {
  const { failure } = scenarios.find(({ verdict }) => verdict === 'captured') ?? {};
  const words = failure ? shorten(`${failure.name}: ${failure.message}`) : undefined;
  const { guardedSince = '' } = before;
  return {
    ...earlierCapture(before, { capturedAt: when, failure: words }),
    guardedSince: guardedSince > when ? guardedSince : undefined,
  };
}
