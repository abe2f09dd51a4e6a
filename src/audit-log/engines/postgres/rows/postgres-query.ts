import type { EntryPosition, EntryQuery } from '../../../domain/filter';
import { COLUMNS, NEWEST_FIRST, newerEnd, successorOf, TEXT_FILTERS } from '../../sql/entry-columns';
import type { Sql } from '../connection/connection';
import { toWireText } from '../connection/wire-text';
import { indexed } from '../tables/tables';

/** A condition on the columns of a row: a function that writes it with the names of its parameters (`$1`), then their values. */
type Condition = readonly [
  write: (...names: readonly string[]) => string,
  ...values: readonly (string | number)[],
];

/** Lists the newest rows that match. Each filter has an index that gives them in this order. */
export function writeList(query: EntryQuery, limit: number, before?: EntryPosition): Sql {
  const { eventTypePrefix, ...rest } = query;
  if (eventTypePrefix !== undefined && TEXT_FILTERS.every(([field]) => rest[field] === undefined)) {
    return writeListByPrefix(eventTypePrefix, rest, limit, before);
  }
  const { where, values } = writeWhere(query, before);
  return {
    text: `SELECT ${COLUMNS} FROM audit_entry ${where} ${NEWEST_FIRST} LIMIT ${nextName(values)}`,
    values: [...values, limit],
  };
}

/** How many rows match. */
export function writeCount(query: EntryQuery, before?: EntryPosition): Sql {
  const { where, values } = writeWhere(query, before);
  return { text: `SELECT count(*) FROM audit_entry ${where}`, values };
}

/** The time and id of the row that is `rank`-th from the newest. */
export function writeFindPosition(rank: number): Sql {
  return {
    text: `SELECT time, id FROM audit_entry ${NEWEST_FIRST} LIMIT 1 OFFSET $1`,
    values: [rank - 1],
  };
}

/** The condition for rows that lie before a position in the log, which is `$1` and `$2`. */
export const BEFORE = 'WHERE (time, id) < ($1::bigint, $2::text)';

/** The values of {@link BEFORE}. */
export function placeValues({ time, id }: EntryPosition): readonly (string | number)[] {
  return [time, toWireText(id)];
}

/**
 * Lists the newest rows of all event types with a prefix: takes the newest rows of each type, and of those the newest.
 *
 * The index has the rows in order of time within one type, not across types. To sort all matches would cost the more, the longer the log
 * is. This costs as much as there are types, which a recursive query finds by jumping from one to the next (loose index scan).
 */
function writeListByPrefix(prefix: string, query: EntryQuery, limit: number, before?: EntryPosition): Sql {
  const { where, values } = writeWhere(query, before, [[() => 'event_type = type.name']]);
  const named = (place: number) => nextName(values, place);
  const typeBetween = (from: string) =>
    `SELECT event_type FROM audit_entry WHERE event_type ${from} AND event_type < ${named(1)} ORDER BY event_type LIMIT 1`;
  return {
    text: `
      WITH RECURSIVE type (name) AS (
        (${typeBetween(`>= ${named(0)}`)})
        UNION ALL SELECT (${typeBetween('> type.name')}) FROM type WHERE type.name IS NOT NULL
      )
      SELECT ${COLUMNS} FROM type CROSS JOIN LATERAL (
        SELECT * FROM audit_entry ${where} ${NEWEST_FIRST} LIMIT ${named(2)}
      ) AS entry ${NEWEST_FIRST} LIMIT ${named(2)}`,
    values: [...values, prefix, successorOf(prefix), limit],
  };
}

/** The WHERE clause of a query; `''` if it has no condition. */
function writeWhere(
  { eventTypePrefix, sinceMs, untilMs, ...texts }: EntryQuery,
  before?: EntryPosition,
  more: readonly Condition[] = [],
): { readonly where: string; readonly values: readonly (string | number)[] } {
  const conditions: readonly Condition[] = [
    ...more,
    ...when(eventTypePrefix, beginsWith),
    ...TEXT_FILTERS.flatMap(([field, column]) => when(texts[field], (text) => equals(column, text))),
    ...when(sinceMs, (since) => [(name) => `time >= ${name}`, since]),
    ...writeEnd(untilMs, before),
  ];
  const values: (string | number)[] = [];
  const written = conditions.map(([write, ...own]) => {
    const names = own.map((_, index) => nextName(values, index));
    values.push(...own);
    return write(...names);
  });
  return { where: written.length === 0 ? '' : `WHERE ${written.join(' AND ')}`, values };
}

/** Compares the beginning of a text, too, because only that is indexed. The event type is short, and indexed as a whole. */
function equals(column: string, text: string): Condition {
  const value = toWireText(text);
  return column === 'event_type'
    ? [(name) => `${column} = ${name}`, value]
    : [(name) => `${indexed(column)} = ${indexed(`${name}::text`)} AND ${column} = ${name}::text`, value];
}

/** A range, not LIKE: an index can answer it, and no character of the prefix is a wildcard. */
function beginsWith(prefix: string): Condition {
  return [
    (from, to) => `event_type >= ${from} AND event_type < ${to}`,
    toWireText(prefix),
    toWireText(successorOf(prefix)),
  ];
}

function writeEnd(untilMs?: number, before?: EntryPosition): Condition[] {
  const end = newerEnd(untilMs, before);
  if (end === undefined) {
    return [];
  }
  return 'place' in end
    ? [[(time, id) => `(time, id) < (${time}, ${id})`, ...placeValues(end.place)]]
    : [[(time) => `time < ${time}`, end.timeMs]];
}

function when<Value>(value: Value | undefined, write: (value: Value) => Condition): Condition[] {
  return value === undefined ? [] : [write(value)];
}

/** The name (`$n`) of the next parameter behind `values`, or of one that comes `place` parameters after it. */
function nextName(values: readonly unknown[], place = 0): string {
  return `$${values.length + place + 1}`;
}
