import { isNameOfOne, keptText } from './accept-entry';
import { AuditEntryError } from './errors';
import type { EntryFilter, EntryPosition, EntryQuery, PageRequest } from './filter';
import { type Members, readMembers } from './given-members';
import { describeValue, harmlessLine, quoteText } from './harmless-text';
import { namesOf } from './known-names';
import type { RedactText } from './redaction/redact-text';
import { REDACTED } from './redaction/redacted-mark';
import { shownText } from './redaction/secret-text';
import { readStrictTime, TIME_MS_MAX } from './strict-time';
import { TEXT_LENGTH_MAX, type TextField } from './text-fields';

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
const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** What {@link harmlessLine} makes of one character. */
const WRITTEN_VISIBLY = /\\u[0-9a-f]{4}/g;

/** A page request that has been checked. */
export interface PageQuery {
  readonly query: EntryQuery;
  readonly limit: number;
  readonly before: EntryPosition | undefined;
}

/** @throws AuditEntryError naming the field that is unknown or out of range. */
export function readPageRequest(request: PageRequest, redactText?: RedactText): PageQuery {
  const given = readGiven(request, 'a page request', PAGE_FIELDS);
  const { limit = LIMIT_DEFAULT, cursor } = given;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > LIMIT_MAX) {
    throw new AuditEntryError(
      'limit',
      `The limit of a page must be a whole number from 1 to ${LIMIT_MAX}, not ${describeValue(limit)}.`,
    );
  }
  return {
    query: queryOf(given, redactText, FIELD_NAMES),
    limit,
    before: cursor === undefined ? undefined : readCursor(cursor),
  };
}

/** What a message calls a filter, where people know it by another name. */
interface FilterNames {
  readonly nameOf: NameOf;
  /** What comes before the name where a sentence begins with it. */
  readonly start: string;
}

type NameOf = (field: keyof EntryFilter) => string;

const FIELD_NAMES: FilterNames = { nameOf: (field) => field, start: 'The filter ' };

/** @throws AuditEntryError naming the field that is unknown or no text or time. */
export function readFilter(filter: EntryFilter, redactText?: RedactText, names = FIELD_NAMES): EntryQuery {
  return queryOf(readGiven(filter, 'a filter', FILTER_FIELDS), redactText, names);
}

/** @throws AuditEntryError when it cannot be the id of an entry. */
export function readId(id: unknown): string {
  if (typeof id !== 'string' || id === '') {
    throw new AuditEntryError(
      'id',
      `The id of an entry must be text that is not empty, not ${describeValue(id)}.`,
    );
  }
  return writtenId(id);
}

/** An id as the log writes it: other programs show a UUID in capitals, too. */
export function writtenId(id: string): string {
  return isUuid(id) ? id.toLowerCase() : id;
}

/** Whether a text may be the id of an entry of a log that makes its ids itself. */
export function isUuid(text: string): boolean {
  return UUID.test(text);
}

function readGiven<Name extends string>(given: unknown, of: string, names: readonly Name[]): Members<Name> {
  return readMembers(given, {
    whole: `The fields of ${of}`,
    part: `field of ${of}`,
    names,
    refuse: (field, message, cause) => new AuditEntryError(field || 'filter', message, cause),
  });
}

function queryOf(
  filter: Members<keyof EntryFilter>,
  redactText: RedactText | undefined,
  { nameOf, start }: FilterNames,
): EntryQuery {
  const startOf: NameOf = (field) => start + nameOf(field);
  const { eventType, since, until } = filter;
  const texts = TEXT_FIELDS.flatMap((field) =>
    filter[field] === undefined
      ? []
      : [[field, findable(field, text(field, filter[field], startOf), redactText)]],
  );
  const sinceMs = since === undefined ? undefined : milliseconds('since', since, startOf);
  const untilMs = until === undefined ? undefined : milliseconds('until', until, startOf);
  if (sinceMs !== undefined && untilMs !== undefined && untilMs < sinceMs) {
    throw new AuditEntryError(
      'until',
      `${startOf('until')} is ${isoOf(untilMs)}, which is before ${nameOf('since')}, ${isoOf(sinceMs)}: nothing can match. Have they been swapped?`,
    );
  }
  return {
    ...Object.fromEntries(texts),
    ...(eventType === undefined
      ? {}
      : readEventType(text('eventType', eventType, startOf), startOf('eventType'))),
    ...(sinceMs === undefined ? {} : { sinceMs }),
    ...(untilMs === undefined ? {} : { untilMs }),
  };
}

/** Writes a place in the log as the text that `cursor` takes back. */
export function writeCursor({ time, id }: EntryPosition): string {
  return Buffer.from(`${time} ${id}`).toString('base64url');
}

/** Takes back what {@link writeCursor} wrote, and no other text that would be decoded to the same. */
function readCursor(cursor: unknown): EntryPosition {
  if (typeof cursor !== 'string') {
    throw new AuditEntryError('cursor', `The filter cursor must be text, not ${describeValue(cursor)}.`);
  }
  const [, time, id] = /^(-?\d{1,16}) (\S+)$/.exec(Buffer.from(cursor, 'base64url').toString()) ?? [];
  const place = { time: Number(time), id: id ?? '' };
  if (id === undefined || Math.abs(place.time) > TIME_MS_MAX || writeCursor(place) !== cursor) {
    throw new AuditEntryError(
      'cursor',
      `${quoteText(cursor)} is no cursor. Give the nextCursor of a page, as it is.`,
    );
  }
  return place;
}

/** A `*` in another place, and a dot at the end, are refused as typing errors: both would silently find nothing. */
function readEventType(eventType: string, what: string): EntryQuery {
  const isPrefix = eventType.endsWith('.*');
  const name = isPrefix ? eventType.slice(0, -2) : eventType;
  if (!isNameOfOne(name)) {
    throw new AuditEntryError(
      'eventType',
      `${what} must be one event type such as "plan.applied", or the beginning of several and ".*" such as "plan.*", not ${describeValue(eventType)}.`,
    );
  }
  return isPrefix ? { eventTypePrefix: `${name}.` } : { eventType };
}

function text(field: TextField & keyof EntryFilter, value: unknown, startOf: NameOf): string {
  if (typeof value !== 'string') {
    throw new AuditEntryError(field, `${startOf(field)} must be text, not ${describeValue(value)}.`);
  }
  if (!isEverRecorded(field, value)) {
    throw new AuditEntryError(
      field,
      `${startOf(field)} must be text of 1 to ${TEXT_LENGTH_MAX[field]} characters, not ${describeValue(value)}: no other is ever recorded.`,
    );
  }
  return recordedText(field, value);
}

/** A text in the form in which it is kept, by which it can be found. */
function findable(field: TextField, accepted: string, redactText: RedactText | undefined): string {
  const kept = keptText(field, accepted, redactText);
  if (kept === REDACTED && kept !== accepted) {
    throw new AuditEntryError(
      field,
      `The option redactText keeps ${REDACTED} of this ${field}, and many entries may have that. Ask without this filter.`,
    );
  }
  return kept;
}

/** Whether an entry can have this text. A text that was read may be longer, because an escape such as `\u000a` is one character. */
export function isEverRecorded(field: TextField, value: string): boolean {
  const { length } = recordedText(field, value).replace(WRITTEN_VISIBLY, '.');
  return value !== '' && length <= TEXT_LENGTH_MAX[field];
}

/** A text in the form in which it is stored: a filter finds it by the text that was recorded, and by the text that was read. */
export function recordedText(field: TextField, value: string): string {
  return harmlessLine(field === 'eventType' ? value : shownAsStored(value, TEXT_LENGTH_MAX[field]));
}

/** A text that was read may be longer than one that is recorded: what could forge a line is written visibly. */
function shownAsStored(value: string, lengthMax: number): string {
  const shown = shownText(value);
  return value.length > lengthMax ? shown : shown.slice(0, lengthMax);
}

function milliseconds(field: keyof EntryFilter, value: unknown, startOf: NameOf): number {
  return readStrictTime({
    what: startOf(field),
    value,
    refuse: (message) => new AuditEntryError(field, message),
  });
}

function isoOf(time: number): string {
  return new Date(time).toISOString();
}
