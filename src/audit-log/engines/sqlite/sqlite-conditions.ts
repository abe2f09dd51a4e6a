import type { EntryPosition, EntryQuery } from '../../domain/filter';

/** A piece of SQL, with what to put in place of each `?`. */
export interface Sql {
  readonly sql: string;
  readonly values: readonly (string | number)[];
}

/** A condition on the columns of a row. */
type Condition = readonly [sql: string, ...values: (string | number)[]];

/** What must hold for a row to match, all but the prefix of its event type; `''` when nothing must. */
export function writeWhere(query: EntryQuery, before?: EntryPosition, ...more: readonly Condition[]): Sql {
  const conditions: readonly Condition[] = [
    ...more,
    ...when(query.eventType, 'event_type = ?'),
    ...when(query.actor, 'actor = ?'),
    ...when(query.subject, 'subject = ?'),
    ...when(query.outcome, 'outcome = ?'),
    ...when(query.correlationId, 'correlation_id = ?'),
    ...when(query.sinceMs, 'time >= ?'),
    ...writeEnd(query.untilMs, before),
  ];
  return {
    sql: conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`,
    values: conditions.flatMap(([, ...values]) => values),
  };
}

/** The one end that counts. Of two, the index would be searched from the one, and every row up to the other skipped. */
function writeEnd(untilMs = Number.POSITIVE_INFINITY, before?: EntryPosition): Condition[] {
  if (before !== undefined && before.time < untilMs) {
    return [['(time, id) < (?, ?)', before.time, before.id]];
  }
  return untilMs === Number.POSITIVE_INFINITY ? [] : [['time < ?', untilMs]];
}

/** That an event type begins with `prefix`. */
export function writePrefix(prefix: string | undefined): Condition[] {
  if (prefix === undefined) {
    return [];
  }
  // A range, not LIKE: it can be answered by an index, and no character of it is a wildcard.
  return [['event_type >= ? AND event_type < ?', prefix, writeSuccessor(prefix)]];
}

/** The smallest text above everything that begins with `prefix`, which ends in a dot. */
export function writeSuccessor(prefix: string): string {
  return `${prefix.slice(0, -1)}/`;
}

function when(value: string | number | undefined, sql: string): Condition[] {
  return value === undefined ? [] : [[sql, value]];
}
