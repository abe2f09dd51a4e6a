import type { AuditReader } from '../../audit/audit-reader';
import type { AuditEntry } from '../../domain/entry';
import { cursorOf, type Patience } from './find-entries';

/** What ties an entry to others, in the order in which it is shown. */
const TIES = ['correlationId', 'subject', 'traceId'] as const;

/** The entries that have something in common with one, newest first. */
export interface TiedEntries {
  readonly tie: (typeof TIES)[number];
  readonly value: string;
  /** The newest of those that came later. */
  readonly later: readonly AuditEntry[];
  /** Whether there are more between these and the entry. */
  readonly hasMoreLater: boolean;
  readonly earlier: readonly AuditEntry[];
  readonly hasMoreEarlier: boolean;
}

/** How many entries are shown on each side. */
const TIED_MAX = 10;

/** Finds the entries that have something in common with one. */
export async function findTies(
  reader: AuditReader,
  entry: AuditEntry,
  patience: Patience,
): Promise<TiedEntries[]> {
  const ties = TIES.flatMap((tie) => {
    const value = entry[tie];
    return value === undefined ? [] : [{ tie, value }];
  });
  return await Promise.all(
    ties.map(async ({ tie, value }) => {
      const cursor = cursorOf(entry);
      // One more: the entry itself, or one that shows that there are more. Some of the same millisecond may be older, as their ids tell.
      const [since, before] = await Promise.all([
        reader.listEntries({ [tie]: value, since: entry.time, limit: TIED_MAX + 1 }, patience),
        reader.listEntries({ [tie]: value, cursor, limit: TIED_MAX }, patience),
      ]);
      const known = new Set([entry.id, ...before.entries.map(({ id }) => id)]);
      const later = since.entries.filter(
        ({ id, time }) => !known.has(id) && (time !== entry.time || id > entry.id),
      );
      return {
        tie,
        value,
        later: later.slice(0, TIED_MAX),
        hasMoreLater: later.length > TIED_MAX,
        earlier: before.entries,
        hasMoreEarlier: before.nextCursor !== undefined,
      };
    }),
  );
}
