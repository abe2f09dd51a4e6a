import { closest } from 'fastest-levenshtein';
import { AuditEntryError } from './errors';
import type { EntryFilter, EntryPosition, EntryQuery, PageRequest } from './filter';
import { harmlessLine } from './harmless-text';

const TEXT_FIELDS = ['actor', 'subject', 'outcome', 'correlationId'] as const;
const FILTER_FIELDS: readonly string[] = ['eventType', ...TEXT_FIELDS, 'since', 'until'];
const PAGE_FIELDS: readonly string[] = [...FILTER_FIELDS, 'limit', 'cursor'];
const LIMIT_DEFAULT = 100;
const LIMIT_MAX = 1000;

/** A page request that has been checked. */
export interface PageQuery {
  readonly query: EntryQuery;
  readonly limit: number;
  readonly before: EntryPosition | undefined;
}

/** @throws AuditEntryError naming the field that is unknown or out of range. */
export function readPageRequest(request: PageRequest): PageQuery {
  const { limit = LIMIT_DEFAULT, cursor, ...filter } = request;
  refuseUnknown(request, PAGE_FIELDS);
  if (!Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new AuditEntryError(
      'limit',
      `The limit of a page must be a whole number from 1 to ${LIMIT_MAX}, not ${String(limit)}.`,
    );
  }
  return { query: readFilter(filter), limit, before: cursor === undefined ? undefined : readCursor(cursor) };
}

/** @throws AuditEntryError naming the field that is unknown or no text or time. */
export function readFilter(filter: EntryFilter): EntryQuery {
  refuseUnknown(filter, FILTER_FIELDS);
  const texts = Object.fromEntries(
    TEXT_FIELDS.flatMap((field) => {
      const value = filter[field];
      return value === undefined ? [] : [[field, text(field, value)]];
    }),
  );
  return {
    ...texts,
    ...(filter.eventType === undefined ? {} : readEventType(text('eventType', filter.eventType))),
    ...(filter.since === undefined ? {} : { sinceMs: milliseconds('since', filter.since) }),
    ...(filter.until === undefined ? {} : { untilMs: milliseconds('until', filter.until) }),
  };
}

/** Writes a place in the log as the text that `cursor` takes back. */
export function writeCursor({ time, id }: EntryPosition): string {
  return Buffer.from(`${time} ${id}`).toString('base64url');
}

function readCursor(cursor: string): EntryPosition {
  const [, time, id] =
    /^(\d{1,15}) (\S+)$/.exec(Buffer.from(text('cursor', cursor), 'base64url').toString()) ?? [];
  if (time === undefined || id === undefined) {
    throw new AuditEntryError('cursor', `"${cursor}" is no cursor. Give the nextCursor of a page, as it is.`);
  }
  return { time: Number(time), id };
}

function readEventType(eventType: string): EntryQuery {
  return eventType.endsWith('.*') ? { eventTypePrefix: eventType.slice(0, -1) } : { eventType };
}

function refuseUnknown(given: object, known: readonly string[]): void {
  const unknown = Object.keys(given).find((field) => !known.includes(field));
  if (unknown !== undefined) {
    throw new AuditEntryError(
      unknown,
      `There is no filter "${unknown}". Did you mean "${closest(unknown, known)}"?`,
    );
  }
}

function text(field: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw new AuditEntryError(field, `The filter ${field} must be text, not ${String(value)}.`);
  }
  // Entries were accepted so; who asks with the text that was recorded finds them.
  return harmlessLine(value);
}

function milliseconds(field: string, value: Date | string): number {
  const time = new Date(value).getTime();
  if (Number.isNaN(time)) {
    throw new AuditEntryError(
      field,
      `The filter ${field} must be a Date or ISO 8601 text, not "${String(value)}".`,
    );
  }
  return time;
}
