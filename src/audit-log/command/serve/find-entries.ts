import type { AuditReader } from '../../audit/audit-reader';
import type { EntryPage } from '../../audit/entry-reader';
import type { AuditEntry } from '../../domain/entry';
import { AuditEntryError } from '../../domain/errors';
import type { EntryFilter } from '../../domain/filter';
import { writeCursor } from '../../domain/read-filter';
import { filterNames, filterOf } from '../filter-options';
import type { ListQuestion } from './list-question';

/** How long a question may take, and the signal that gives it up. */
export interface Patience {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

type SearchedField = Exclude<keyof EntryFilter, 'since' | 'until'>;

/** The page of entries that an address asks for. */
export async function findEntries(
  reader: AuditReader,
  { filters, search, limit, cursor }: ListQuestion,
  { now, ...patience }: Patience & { readonly now: number },
): Promise<EntryPage> {
  const filter = filterOf(filters, now, (name) => name);
  const page = (searched: EntryFilter) =>
    reader.listEntries({ ...searched, limit, ...(cursor === undefined ? {} : { cursor }) }, patience);
  if (search === undefined) {
    return await page(filter);
  }
  const asked = searchedFields(filter, search).map((field) => ({ ...filter, [field]: search }));
  return merge(await Promise.all(asked.map((each) => page(each).catch(noEventType))), limit);
}

/** The fields in which something is searched. Exact values are found by an index, however large the log is. */
function searchedFields(filter: EntryFilter, search: string): SearchedField[] {
  return filterNames()
    .filter((name): name is SearchedField => name !== 'since' && name !== 'until')
    .filter((name) => {
      const given = filter[name];
      return given === undefined || given === search || (given.endsWith('.*') && isOneOf(given, search));
    });
}

function isOneOf(eventTypes: string, search: string): boolean {
  return search.startsWith(eventTypes.slice(0, -1));
}

/** A search for a text that cannot be an event type finds none: it may be the name of an actor. */
function noEventType(error: unknown): EntryPage {
  if (error instanceof AuditEntryError && error.field === 'eventType') {
    return { entries: [] };
  }
  throw error;
}

/** The newest of several lists, each once. Each has as many as are wanted, so none is missing. */
function merge(pages: readonly EntryPage[], limit: number): EntryPage {
  const found = new Map(pages.flatMap(({ entries }) => entries).map((entry) => [entry.id, entry]));
  const newest = [...found.values()].toSorted(newestFirst);
  const entries = newest.slice(0, limit);
  const oldest = entries.at(-1);
  const hasMore = newest.length > limit || pages.some(({ nextCursor }) => nextCursor !== undefined);
  return oldest === undefined || !hasMore ? { entries } : { entries, nextCursor: cursorOf(oldest) };
}

function newestFirst(one: AuditEntry, other: AuditEntry): number {
  // Times as numbers: as texts, a year with a sign would come before all others.
  const elapsed = Date.parse(other.time) - Date.parse(one.time);
  return elapsed || (one.id < other.id ? 1 : -1);
}

/** The position of an entry: what follows it in a list is older. */
export function cursorOf({ time, id }: AuditEntry): string {
  return writeCursor({ time: Date.parse(time), id });
}
