import type { EntryPosition, EntryQuery } from '../../../domain/filter';
import {
  BYTES_AT_ONCE,
  COLUMNS,
  NEWEST_FIRST,
  newerEnd,
  successorOf,
  TEXT_FILTERS,
} from '../../sql/entry-columns';

/** A piece of SQL, with what to put in place of each `?`. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A condition on the columns of a row. */
type Condition = readonly [sql: string, ...values: (string | number)[]];

/** The SQL function that stops a statement, by throwing, when its caller no longer waits. The read connection defines it. */
export const STILL_WANTED = 'still_wanted';

/**
 * A condition that asks now and then whether the caller still waits. It makes a long read a few per cent slower.
 *
 * It asks at one row in 1021, a prime. If it asked at one in 1024, a filter that matches every second row, or every 64th, might
 * never meet one.
 */
export const NOW_AND_THEN = `(seq % 1021 <> 0 OR ${STILL_WANTED}())`;

/** Asks once, before a statement that is so fast that a condition on each row would double its time. */
export const ASK_BEFOREHAND = `SELECT ${STILL_WANTED}()`;

/**
 * A list that is passed as JSON. The `temp` schema belongs to this connection alone: in another schema, SQLite would first take a
 * table or view that somebody has named json_each.
 */
export const GIVEN = '(SELECT value FROM temp.json_each(?))';

/** The newest rows that match. For each filter there is an index that has the rows in this order. */
export function writeList(query: EntryQuery, limit: number, before?: EntryPosition): Sql {
  const { eventTypePrefix } = query;
  if (eventTypePrefix !== undefined && findNarrowest(query) === undefined) {
    return writeListByPrefix(eventTypePrefix, query, limit, before);
  }
  const where = stoppable(writeWhere(query, before));
  return {
    sql: `SELECT ${COLUMNS} FROM audit_entry ${where.sql} ${NEWEST_FIRST} LIMIT ?`,
    values: [...where.values, limit],
  };
}

/** How many rows match. Without a condition, SQLite counts page by page: 300,000 rows in a third of a millisecond. */
export function writeCount(query: EntryQuery, before?: EntryPosition): Sql {
  const matching = writeWhere(query, before);
  const where = matching.sql === '' ? matching : stoppable(matching);
  return { sql: `SELECT count(*) FROM audit_entry ${where.sql}`, values: where.values };
}

/** The time and id of the row that is `rank`-th from the newest. */
export function writeFindPosition(rank: number): Sql {
  const { sql: where } = stoppable(writeWhere({}));
  return {
    sql: `SELECT time, id FROM audit_entry ${where} ${NEWEST_FIRST} LIMIT 1 OFFSET ?`,
    values: [rank - 1],
  };
}

/** The oldest rows before a place in the log, oldest first. */
export function writeListOldest(before: EntryPosition, limit: number): Sql {
  const oldest = writeOldest(before, limit);
  return {
    sql: `SELECT ${COLUMNS} FROM audit_entry WHERE seq IN (${oldest.sql}) ORDER BY time, id`,
    values: oldest.values,
  };
}

/**
 * The numbers of the oldest rows before a place in the log, or of the rows with these ids, in ascending order. They are texts, so
 * that each is exact.
 */
export function writeFindPruned(before: EntryPosition, limit: number, ids?: readonly string[]): Sql {
  if (ids !== undefined) {
    return {
      sql: `SELECT CAST(seq AS TEXT) FROM audit_entry WHERE id IN ${GIVEN} ORDER BY seq`,
      values: [JSON.stringify(ids.slice(0, limit))],
    };
  }
  const oldest = writeOldest(before, limit);
  return { sql: `SELECT CAST(seq AS TEXT) FROM (${oldest.sql}) ORDER BY seq`, values: oldest.values };
}

/** Whether there is a row before a place in the log. */
export function writeFindBefore(before: EntryPosition): Sql {
  const where = writeWhere({}, before);
  return { sql: `SELECT 1 FROM audit_entry ${where.sql} LIMIT 1`, values: where.values };
}

/** The numbers of the oldest rows: at most `limit`, and only until their details exceed what is handled at once; at least one. */
function writeOldest(before: EntryPosition, limit: number): Sql {
  const where = writeWhere({}, before);
  return {
    sql: `
      SELECT seq FROM (
        SELECT seq, sum(bytes) OVER (ORDER BY time, id ROWS UNBOUNDED PRECEDING) - bytes AS bytes_before FROM (
          SELECT seq, time, id, coalesce(octet_length(details), 0) AS bytes FROM audit_entry ${where.sql}
          ORDER BY time, id LIMIT ?
        )
      ) WHERE bytes_before < ${BYTES_AT_ONCE}`,
    values: [...where.values, limit],
  };
}

/**
 * The newest rows of all event types with the same prefix: takes the newest rows of each type, then the newest of these.
 *
 * The index sorts the rows of one type by time, but not those of several types. To sort all matches would take longer the longer
 * the log is. This takes as long as there are types: the recursive query finds them by jumping in the index from one type to the
 * next.
 */
function writeListByPrefix(prefix: string, query: EntryQuery, limit: number, before?: EntryPosition): Sql {
  const end = successorOf(prefix);
  const { eventTypePrefix: _, ...rest } = query;
  const where = stoppable(writeWhere(rest, before, ['event_type = type.name']));
  const firstType = 'SELECT min(event_type) FROM audit_entry WHERE event_type >= ? AND event_type < ?';
  const nextType = 'SELECT min(event_type) FROM audit_entry WHERE event_type > type.name AND event_type < ?';
  return {
    sql: `
      WITH RECURSIVE type (name) AS (
        ${firstType} UNION ALL SELECT (${nextType}) FROM type WHERE type.name IS NOT NULL AND ${STILL_WANTED}()
      )
      SELECT ${COLUMNS} FROM type CROSS JOIN audit_entry AS entry ON entry.seq IN (
        SELECT seq FROM audit_entry ${where.sql} ${NEWEST_FIRST} LIMIT ?
      ) ${NEWEST_FIRST} LIMIT ?`,
    values: [prefix, end, end, ...where.values, limit, limit],
  };
}

/** The WHERE clause of a query; `''` when every row matches. */
function writeWhere(query: EntryQuery, before?: EntryPosition, ...more: readonly Condition[]): Sql {
  const { eventTypePrefix, sinceMs, untilMs } = query;
  const narrowest = more.length === 0 ? findNarrowest(query) : undefined;
  const conditions: readonly Condition[] = [
    ...more,
    ...writePrefix(eventTypePrefix, narrowest === undefined ? '' : '+'),
    ...TEXT_FILTERS.flatMap(([field, column]) =>
      when(query[field], `${field === narrowest ? '' : '+'}${column} = ?`),
    ),
    ...when(sinceMs, 'time >= ?'),
    ...writeEnd(untilMs, before),
  ];
  return {
    sql: conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`,
    values: conditions.flatMap(([, ...values]) => values),
  };
}

/** Adds {@link NOW_AND_THEN} to a WHERE clause. It comes first, because SQLite does not evaluate what follows a false condition. */
function stoppable({ sql, values }: Sql): Sql {
  return { sql: `WHERE ${NOW_AND_THEN}${sql.replace(/^WHERE/, ' AND')}`, values };
}

/**
 * The filter whose index finds the rows: the first that is given. The others only test these rows: a unary `+` keeps SQLite from
 * using their indexes. SQLite has no statistics about the values, so it might read all entries that succeeded instead of those of
 * one request.
 *
 * A prefix of event types goes before an outcome, which has only a few values.
 */
function findNarrowest(query: EntryQuery): keyof EntryQuery | undefined {
  const [narrowest] = TEXT_FILTERS.find(([field]) => query[field] !== undefined) ?? [];
  return narrowest === 'outcome' && query.eventTypePrefix !== undefined ? undefined : narrowest;
}

function writeEnd(untilMs?: number, before?: EntryPosition): Condition[] {
  const end = newerEnd(untilMs, before);
  if (end === undefined) {
    return [];
  }
  return 'place' in end
    ? [['(time, id) < (?, ?)', end.place.time, end.place.id]]
    : [['time < ?', end.timeMs]];
}

/** The condition that an event type begins with `prefix`; a `plus` keeps SQLite from using its index. */
function writePrefix(prefix: string | undefined, plus: '' | '+'): Condition[] {
  if (prefix === undefined) {
    return [];
  }
  // A range, not LIKE: it can be answered by an index, and no character of it is a wildcard.
  return [[`${plus}event_type >= ? AND ${plus}event_type < ?`, prefix, successorOf(prefix)]];
}

function when(value: string | number | undefined, sql: string): Condition[] {
  return value === undefined ? [] : [[sql, value]];
}
