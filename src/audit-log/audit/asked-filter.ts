import type { EntryFilter, EntryQuery, PageRequest } from '../domain/filter';
import { type PageQuery, writeCursor } from '../domain/read-filter';

/** Turns a checked query back into a filter as callers write it. In this form it is recorded, and asked. */
export function filterOf({ eventTypePrefix, sinceMs, untilMs, ...texts }: EntryQuery): EntryFilter {
  return {
    ...texts,
    ...(eventTypePrefix === undefined ? {} : { eventType: `${eventTypePrefix}*` }),
    ...(sinceMs === undefined ? {} : { since: new Date(sinceMs) }),
    ...(untilMs === undefined ? {} : { until: new Date(untilMs) }),
  };
}

/** The same for the request of a page. */
export function requestOf({
  query,
  limit,
  before,
}: PageQuery): { filter: EntryFilter } & Pick<PageRequest, 'limit' | 'cursor'> {
  return { filter: filterOf(query), limit, ...(before === undefined ? {} : { cursor: writeCursor(before) }) };
}
