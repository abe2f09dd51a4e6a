import { shorten } from '../ground/text';
import type { IssueLedger, LedgerIssue, LifeLine, LifeLines } from './issue-ledger';

/**
 * Adds the findings of one run to the history; pure. `when` is the time of the run, in ISO 8601.
 *
 * An issue that is red or was not run does not change. When a bug comes back, `guardedSince` is removed and the first capture stays.
 * Runs may be added in any order.
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

// The earlier of two captures, together with its failure.
function earlierCapture(one: LifeLine, other: LifeLine): LifeLine {
  const first = earlier(one.capturedAt, other.capturedAt);
  const { capturedAt, failure } = first === one.capturedAt ? one : other;
  return { capturedAt, failure };
}

// The earlier of two ISO 8601 moments; one or both may be undefined.
function earlier(one: string | undefined, other: string | undefined): string | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  return one < other ? one : other;
}
