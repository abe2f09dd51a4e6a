import type { EntryRow } from '../../domain/entry-row';
import type { EntryPosition, EntryQuery } from '../../domain/filter';
import { TEXT_LENGTH_MAX } from '../../domain/text-fields';

/** The columns of an entry, in the order of an `EntryRow`; the compiler counts them. */
export const COLUMN_NAMES = [
  'id',
  'time',
  'event_type',
  'actor',
  'subject',
  'outcome',
  'correlation_id',
  'tenant',
  'source_address',
  'user_agent',
  'session_id',
  'trace_id',
  'occurred_at',
  'details',
] as const satisfies { readonly length: EntryRow['length'] };

/** Those that hold numbers; all others hold texts. */
export const NUMBER_COLUMNS: readonly unknown[] = ['time', 'occurred_at'];

const ID_BYTES_MAX = 36;
/** A character of an accepted text is stored as at most six, as in `\u000a`. */
const BYTES_OF_CHARACTER = 6;

/** The columns that hold texts, apart from details, and how many bytes of UTF-8 a release can have stored in them. None is empty. */
export const TEXT_BYTES_MAX: ReadonlyMap<string, number> = new Map([
  ['id', ID_BYTES_MAX],
  ...Object.entries(TEXT_LENGTH_MAX).map(
    ([field, max]) => [columnOf(field), max * BYTES_OF_CHARACTER] as const,
  ),
]);

/** The columns, as they are listed in SQL. */
export const COLUMNS = COLUMN_NAMES.join(', ');

/** The columns by which a few questions are narrowed. Most rows have no value in them, and then cost their indexes nothing. */
export const NARROWING = [
  'actor',
  'subject',
  'outcome',
  'correlation_id',
  'tenant',
  'source_address',
  'session_id',
  'trace_id',
] as const satisfies readonly (typeof COLUMN_NAMES)[number][];

/** The filters that ask for one text, and their columns, each of which has an index: first those that fewest rows are likely to match. */
export const TEXT_FILTERS = [
  ['traceId', 'trace_id'],
  ['correlationId', 'correlation_id'],
  ['sessionId', 'session_id'],
  ['subject', 'subject'],
  ['actor', 'actor'],
  ['sourceAddress', 'source_address'],
  ['tenant', 'tenant'],
  ['eventType', 'event_type'],
  ['outcome', 'outcome'],
] as const satisfies readonly (readonly [keyof EntryQuery, (typeof COLUMN_NAMES)[number]])[];

/** About how many bytes of details are read at once, where entries are handed to a caller: when they are pruned or followed. */
export const BYTES_AT_ONCE = 4 * 2 ** 20;

/** The order of every list. */
export const NEWEST_FIRST = 'ORDER BY time DESC, id DESC';

/** Where a list ends on its newer side: before a place in the log, before a time, or nowhere. */
export type NewerEnd = { readonly place: EntryPosition } | { readonly timeMs: number } | undefined;

/** The one end that counts. With both as conditions, an index would be searched from one of them, and every row up to the other skipped. */
export function newerEnd(untilMs = Number.POSITIVE_INFINITY, before?: EntryPosition): NewerEnd {
  if (before !== undefined && before.time < untilMs) {
    return { place: before };
  }
  return untilMs === Number.POSITIVE_INFINITY ? undefined : { timeMs: untilMs };
}

/** The smallest text above everything that begins with `prefix`, which ends in a dot. */
export function successorOf(prefix: string): string {
  return `${prefix.slice(0, -1)}/`;
}

/** The column of a field: `event_type` for `eventType`. */
function columnOf(field: string): string {
  return field.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
