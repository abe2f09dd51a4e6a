import { countOf } from '../domain/count-of';

/** How many entries a log has, and what came of them. */
export interface CoverageFacts {
  readonly entries: number;
  readonly olderEntries: number;
  readonly unsealedEntries: number;
  /** How many entries there were when verifying began. Others store and prune meanwhile. */
  readonly totalEntries: number;
  /** How many were accepted, and could not be stored. */
  readonly heldEntries: number;
  /** The period that was asked for; both are `undefined` for the whole log. */
  readonly sinceMs: number | undefined;
  readonly untilMs: number | undefined;
  /** Whether the log could not be read to its end. */
  readonly isUnread: boolean;
  /** The time of the first entry that the chain covers, in milliseconds since 1970, where some entries are older. */
  readonly chainedSinceMs: number | undefined;
}

/** How the coverage begins where no entry was checked, though the log has some: a verdict must not reassure anybody then. */
const NOTHING_CHECKED = 'No entry was checked';

/** Whether a verdict speaks of no entry of a log that has some. */
export function coversNothing({ coverage }: { readonly coverage: string }): boolean {
  return coverage.startsWith(NOTHING_CHECKED);
}

/** How much of a log a verdict speaks of, in sentences. */
export function tellCoverage(facts: CoverageFacts): string {
  const { entries, olderEntries, unsealedEntries, totalEntries, isUnread } = facts;
  const isPart = isOfPart(facts);
  const held =
    facts.heldEntries === 0
      ? ''
      : ` ${countOf(facts.heldEntries, 'more was accepted and is', 'more were accepted and are')} not stored.`;
  const looked = entries + olderEntries + unsealedEntries;
  const total = isPart || isUnread || looked === 0 ? Math.max(looked, totalEntries) : looked;
  if (entries === total && !isUnread) {
    return `The verdict covers all of the log: ${countOf(total, 'entry', 'entries')}.${held}`;
  }
  const left: readonly (readonly [number, string])[] = [
    [olderEntries, `older than the chain${since(facts.chainedSinceMs)}`],
    [unsealedEntries, 'not sealed yet'],
    [isPart && !isUnread ? total - looked : 0, 'in batches of other times'],
    [isUnread ? total - looked : 0, 'left unread'],
  ];
  const sentences = left
    .filter(([count]) => count > 0)
    .map(([count, what]) => ` ${countOf(count, 'is', 'are')} ${what}.`);
  const nothing = entries === 0 && !isUnread ? `${tellNothing(facts)} ` : '';
  return `${nothing}The verdict covers ${entries} of ${countOf(total, 'entry', 'entries')}.${sentences.join('')}${held}`;
}

function isOfPart({ sinceMs, untilMs }: CoverageFacts): boolean {
  return sinceMs !== undefined || untilMs !== undefined;
}

/** It names the times as they were understood: somebody may have meant others. */
function tellNothing(facts: CoverageFacts): string {
  if (!isOfPart(facts)) {
    return `${NOTHING_CHECKED}.`;
  }
  const [from, to] = [facts.sinceMs, facts.untilMs].map((time) =>
    time === undefined ? undefined : new Date(time).toISOString(),
  );
  const period = [from && `${from} or later`, to && `before ${to}`].filter(Boolean).join(' and ');
  return `${NOTHING_CHECKED}, because the log has no sealed entry of ${period}.`;
}

/** The value may be no valid time, because somebody may have put it in by hand. */
function since(timeMs: number | undefined): string {
  const time = new Date(timeMs ?? Number.NaN);
  return Number.isNaN(time.getTime()) ? '' : `, which begins with an entry of ${time.toISOString()}`;
}
