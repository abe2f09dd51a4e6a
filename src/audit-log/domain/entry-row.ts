import type { AuditEntry } from './entry';
import { readGivenBack, refuseGivenBack } from './given-back';
import { isObject, quoteText } from './harmless-text';

/** JSON without any of these has no key that {@link renameReserved} looks for; `\u` may spell one. */
const MAY_BE_RESERVED = /__proto__|constructor|\\u/;

/**
 * How many levels the details of a stored entry may have. Otherwise a program that writes or compares them could run out of stack: with
 * that of Node, `JSON.stringify` fails at 5000 levels, and `JSON.parse` with a reviver at 3000. A release stores at most 32 levels, but
 * somebody may put in more by hand.
 */
export const LEVELS_MAX = 1500;

/**
 * An entry on its way to or from a store. A flat row of plain values crosses a thread twice as fast as an object.
 *
 * `time` and `occurredAt` are in milliseconds since 1970, `details` is JSON.
 */
export type EntryRow = readonly [
  id: string,
  time: number,
  eventType: string,
  actor: string | null,
  subject: string | null,
  outcome: string | null,
  correlationId: string | null,
  tenant: string | null,
  sourceAddress: string | null,
  userAgent: string | null,
  sessionId: string | null,
  traceId: string | null,
  occurredAt: number | null,
  details: string | null,
];

/** The fields of an entry, in the order of an {@link EntryRow}; the compiler counts them. */
export const ENTRY_FIELDS = [
  'id',
  'time',
  'eventType',
  'actor',
  'subject',
  'outcome',
  'correlationId',
  'tenant',
  'sourceAddress',
  'userAgent',
  'sessionId',
  'traceId',
  'occurredAt',
  'details',
] as const satisfies readonly (keyof AuditEntry)[] & { readonly length: EntryRow['length'] };

/** The texts of a row that may be missing, in order: those between `eventType` and `occurredAt`. */
const OPTIONAL_TEXTS = ENTRY_FIELDS.slice(3, -2);

/** Rows to be stored, oldest first: a list, or another iterable with a length. */
export interface EntryRows extends Iterable<EntryRow> {
  /** How many there are. */
  readonly length: number;
}

/**
 * Reads the rows that a store gave back, and trusts none of it.
 *
 * @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) when a value is no row of ours.
 */
export function decodeEntryRows(rows: unknown): AuditEntry[] {
  return readGivenBack('rows', rows, (found) =>
    // Not `map`, which skips the holes of a sparse array.
    Array.isArray(found) ? Array.from(found, decodeRow) : refuseGivenBack('rows', found),
  );
}

/** Refuses what is no rows, as {@link decodeEntryRows} does. */
export function assertEntryRows(rows: unknown): asserts rows is readonly EntryRow[] {
  decodeEntryRows(rows);
}

/** Reads one row, as {@link decodeEntryRows} does. */
export function decodeEntryRow(row: unknown): AuditEntry {
  return readGivenBack('a row', row, decodeRow);
}

function decodeRow(row: unknown): AuditEntry {
  if (!Array.isArray(row)) {
    return refuseGivenBack('a row', row);
  }
  const [id, time, eventType, ...others] = row;
  const refuseIn: Refuse = (expected, found, cause) =>
    refuseGivenBack(expected, found, { of: nameOf(id, time), cause });
  const texts = others.splice(0, OPTIONAL_TEXTS.length);
  const [occurredAt, details] = others;
  const present = OPTIONAL_TEXTS.flatMap((field, index) =>
    texts[index] === null ? [] : [[field, text(field, texts[index], refuseIn)]],
  );
  return Object.freeze({
    id: text('id', id, refuseIn),
    time: isoTime('time', time, refuseIn),
    eventType: text('event_type', eventType, refuseIn),
    ...Object.fromEntries(present),
    ...(occurredAt === null ? {} : { occurredAt: isoTime('occurred_at', occurredAt, refuseIn) }),
    ...(details === null ? {} : { details: json(details, refuseIn) }),
  });
}

/** Refuses a value of one row. */
type Refuse = (expected: string, found: unknown, cause?: unknown) => never;

function text(column: string, value: unknown, refuseIn: Refuse): string {
  return typeof value === 'string' ? value : refuseIn(`text in ${column}`, value);
}

function isoTime(column: string, value: unknown, refuseIn: Refuse): string {
  return readTime(value) ?? refuseIn(`milliseconds in ${column}`, value);
}

function readTime(value: unknown): string | undefined {
  const time = new Date(typeof value === 'number' ? value : Number.NaN);
  return Number.isInteger(value) && !Number.isNaN(time.getTime()) ? time.toISOString() : undefined;
}

function json(value: unknown, refuseIn: Refuse): unknown {
  const json = text('details', value, refuseIn);
  let details: unknown;
  try {
    details = parseDetails(json);
  } catch (error) {
    return refuseIn('JSON in details', value, error);
  }
  return isTooDeep(details, json)
    ? refuseIn(`JSON of at most ${LEVELS_MAX} levels in details`, value)
    : details;
}

function isTooDeep(details: unknown, json: string): boolean {
  // Each level takes two characters, so nearly all details are too short to have more levels.
  if (json.length <= 2 * LEVELS_MAX) {
    return false;
  }
  let level = [details].filter(isObject);
  for (let levels = 0; levels < LEVELS_MAX; levels += 1) {
    level = level.flatMap((value) => Object.values(value)).filter(isObject);
  }
  return level.length > 0;
}

/** Names the entry, as far as it can be read. Its time lets users list the other entries without it. */
function nameOf(id: unknown, time: unknown): string {
  const named = typeof id === 'string' ? `the entry ${quoteText(id)}` : 'an entry';
  const at = readTime(time);
  return `, in ${named}${at === undefined ? '' : ` of ${at}`}`;
}

/**
 * Reads the JSON of details so that it can be merged into other objects without changing what all objects inherit.
 *
 * A key `__proto__`, and a key `constructor` that holds an object, is put in brackets: `[__proto__]`.
 *
 * @throws SyntaxError when it is no JSON.
 */
export function parseDetails(json: string): unknown {
  return MAY_BE_RESERVED.test(json) ? JSON.parse(json, renameReserved) : JSON.parse(json);
}

function renameReserved(_key: string, value: unknown): unknown {
  if (!isObject(value) || Array.isArray(value)) {
    return value;
  }
  const members = Object.entries(value);
  return members.some(isReserved)
    ? Object.fromEntries(
        members.map((member) => (isReserved(member) ? [`[${member[0]}]`, member[1]] : member)),
      )
    : value;
}

function isReserved([key, value]: readonly [string, unknown]): boolean {
  return key === '__proto__' || (key === 'constructor' && isObject(value));
}
