import { countOf } from '../../domain/count-of';
import type { DatabaseLocation } from '../../engines/database-url';
import { coversNothing } from '../../integrity/coverage';
import type { VerifyReport } from '../../integrity/verify-report';

/** The result in one line: what was found in how much of the log; or what could not be checked, and what to do. */
export function verdictWords(report: VerifyReport): string {
  const { isIntact, faultCount, unchecked, coverage } = report;
  if (isIntact && coversNothing(report)) {
    return `${coverage} What else was checked is as it was stored.`;
  }
  if (isIntact) {
    return `The log is as it was stored, as far as it was checked. ${coverage}`;
  }
  return faultCount > 0
    ? `The log is not as it was stored: ${countOf(faultCount, 'fault', 'faults')}. ${coverage}`
    : `Nobody can tell whether the log is as it was stored. ${unchecked.map(({ what }) => what).join(' ')}`;
}

/** How many more faults there are than are listed, and of which kinds: an important one may come after many unimportant ones. */
export function moreWords(told: VerifyReport['faults'], count: number): string[] {
  if (count === 0) {
    return [];
  }
  const counts = new Map<string, number>();
  for (const { kind } of told) {
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
  }
  const untold = count - told.length;
  const kinds = [...counts].map(([kind, each]) => `${each} ${kind}`);
  const all = untold > 0 ? [...kinds, `${untold} that no report names`] : kinds;
  return [`… and ${count} more, of which ${all.join(', ')}: see --json.`];
}

/** What could not be checked, where the verdict does not say it. */
export function uncheckedWords({ faultCount, unchecked }: VerifyReport): string[] {
  return faultCount > 0 ? unchecked.map(({ what }) => what) : [];
}

/** What this verification cannot show, each in a sentence. If the store is known, only what applies to it. */
export function limitWords(
  { indexes, needsCheckpoint, unchecked }: VerifyReport,
  store?: DatabaseLocation['kind'],
): string[] {
  const isTold = unchecked.some(({ kind }) => kind === 'indexes');
  const ofIndexes: Readonly<Record<VerifyReport['indexes'], readonly string[]>> = {
    followed: [],
    counted: [
      'Only audit-race verify --indexes shows whether an index hides an entry from lists by another in its place. It takes up to three times as long.',
    ],
    none: isTold
      ? []
      : [
          `Only audit-race verify --indexes shows whether an index hides an entry from lists.${store === 'sqlite' ? '' : ' PostgreSQL needs the extension amcheck for it.'}`,
        ],
  };
  return [...needsCheckpoint, ...ofIndexes[indexes]];
}
