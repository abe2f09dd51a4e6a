import { types } from 'node:util';
import { AuditEntryError } from './errors';
import { describeValue, harmlessLine } from './harmless-text';
import { findUnknownName, namesOf } from './known-names';

/** Which entries are meant. What is left out is not asked about; what is given must all hold. */
export interface EntryFilter {
  /**
   * This event type; or, ending in `.*`, every event type that begins so: `plan.*`. Indexed.
   *
   * A page of several event types costs as much as a page of each of them.
   */
  readonly eventType?: string;
  /** Exactly this actor. Indexed. */
  readonly actor?: string;
  /** Exactly this subject. Indexed. */
  readonly subject?: string;
  /** Exactly this outcome. Indexed. */
  readonly outcome?: string;
  /** Exactly this correlation id. Indexed. */
  readonly correlationId?: string;
  /** Exactly this tenant. Indexed. */
  readonly tenant?: string;
  /** Exactly this address. Indexed. */
  readonly sourceAddress?: string;
  /** Exactly this session. Indexed. */
  readonly sessionId?: string;
  /** Exactly this trace. Indexed. */
  readonly traceId?: string;
  /** Accepted at this time or later: a `Date`, or ISO 8601 text. Indexed. */
  readonly since?: Date | string;
  /** Accepted before this time: a `Date`, or ISO 8601 text. Indexed. */
  readonly until?: Date | string;
}

/** A filter and which part of its answer is wanted. */
export interface PageRequest extends EntryFilter {
  /**
   * At most so many entries: a whole number from 1 to 1000.
   *
   * @defaultValue 100
   */
  readonly limit?: number;
  /** The `nextCursor` of the page before; left out, the newest entries come first. */
  readonly cursor?: string;
}

/** A filter that has been checked, in the terms of a store. */
export interface EntryQuery {
  /** Exactly this event type. */
  readonly eventType?: string;
  /** Every event type that begins so; it ends in a dot. */
  readonly eventTypePrefix?: string;
  /** Exactly this actor. */
  readonly actor?: string;
  /** Exactly this subject. */
  readonly subject?: string;
  /** Exactly this outcome. */
  readonly outcome?: string;
  /** Exactly this correlation id. */
  readonly correlationId?: string;
  /** Exactly this tenant. */
  readonly tenant?: string;
  /** Exactly this address. */
  readonly sourceAddress?: string;
  /** Exactly this session. */
  readonly sessionId?: string;
  /** Exactly this trace. */
  readonly traceId?: string;
  /** At this time or later, in milliseconds since 1970. */
  readonly sinceMs?: number;
  /** Before this time, in milliseconds since 1970. */
  readonly untilMs?: number;
}

/** A place in the log, newest first: what comes next is older, or as old with a smaller id. */
export interface EntryPosition {
  /** The time of an entry, in milliseconds since 1970. */
  readonly time: number;
  /** The id of that entry. */
  readonly id: string;
}

const TEXT_FIELDS = [
  'actor',
  'subject',
  'outcome',
  'correlationId',
  'tenant',
  'sourceAddress',
  'sessionId',
  'traceId',
] as const;
const FILTER_FIELDS = namesOf<keyof EntryFilter>({
  eventType: true,
  actor: true,
  subject: true,
  outcome: true,
  correlationId: true,
  tenant: true,
  sourceAddress: true,
  sessionId: true,
  traceId: true,
  since: true,
  until: true,
});
const PAGE_FIELDS = [
  ...FILTER_FIELDS,
  ...namesOf<Exclude<keyof PageRequest, keyof EntryFilter>>({ limit: true, cursor: true }),
];
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
      `The limit of a page must be a whole number from 1 to ${LIMIT_MAX}, not ${describeValue(limit)}.`,
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

/** A `Date` or ISO 8601 text in milliseconds since 1970. A number is none: it may be meant as days as well. */
export function readTime(value: unknown): number | undefined {
  const time = types.isDate(value) || typeof value === 'string' ? new Date(value).getTime() : Number.NaN;
  return Number.isNaN(time) ? undefined : time;
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
  const unknown = findUnknownName(given, known);
  if (unknown !== undefined) {
    throw new AuditEntryError(
      unknown.name,
      `There is no filter ${describeValue(unknown.name)}. ${unknown.hint}`,
    );
  }
}

function text(field: string, value: unknown): string {
  if (typeof value !== 'string') {
    throw new AuditEntryError(field, `The filter ${field} must be text, not ${describeValue(value)}.`);
  }
  // Entries were accepted so; who asks with the text that was recorded finds them.
  return harmlessLine(value);
}

function milliseconds(field: string, value: unknown): number {
  const time = readTime(value);
  if (time === undefined) {
    throw new AuditEntryError(
      field,
      `The filter ${field} must be a Date or ISO 8601 text, not ${describeValue(value)}.`,
    );
  }
  return time;
}
