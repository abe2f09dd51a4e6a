import { countOf } from '../../domain/count-of';
import type { VerifyReport } from '../../integrity/verify-report';

/** What was verified, each count in words. Counts of 0 are left out, except the first. */
export function reportCounts(report: VerifyReport): string[] {
  const { entries, batches, unsealedEntries, olderEntries, prunedEntries, erasedEntries } = report;
  const rows: readonly (readonly [number, string, string?])[] = [
    [entries, `verified, in ${countOf(batches, 'batch', 'batches')}`],
    [
      unsealedEntries,
      'not sealed yet: the next batch that is stored seals them',
      'not sealed yet: the next batch that is stored seals it',
    ],
    [olderEntries, 'from before the chain began: nobody can tell'],
    [prunedEntries, 'gone by an order of the log'],
    [
      erasedEntries,
      'without their personal details, by an order of the log',
      'without its personal details, by an order of the log',
    ],
  ];
  return rows
    .filter(([count], index) => count > 0 || index === 0)
    .map(([count, several, one = several]) => countOf(count, `entry ${one}`, `entries ${several}`));
}
