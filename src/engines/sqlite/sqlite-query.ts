import type { EntryPosition, EntryQuery } from '../../domain/filter';

/** The conditions of a query as SQL, with what to put in place of each `?`. */
export interface SqlConditions {
  readonly where: string;
  readonly values: readonly (string | number)[];
}

/** Turns a checked query into conditions that the indexes can answer. */
export function writeConditions(query: EntryQuery, before?: EntryPosition): SqlConditions {
  const conditions: [sql: string, ...values: (string | number)[]][] = [];
  const equal = (column: string, value: string | undefined) => {
    if (value !== undefined) {
      conditions.push([`${column} = ?`, value]);
    }
  };
  equal('event_type', query.eventType);
  if (query.eventTypePrefix !== undefined) {
    // A range, not LIKE: it is answered by the index, and no character of it is a wildcard.
    conditions.push([
      'event_type >= ? AND event_type < ?',
      query.eventTypePrefix,
      successor(query.eventTypePrefix),
    ]);
  }
  equal('actor', query.actor);
  equal('subject', query.subject);
  equal('outcome', query.outcome);
  equal('correlation_id', query.correlationId);
  if (query.sinceMs !== undefined) {
    conditions.push(['time >= ?', query.sinceMs]);
  }
  if (query.untilMs !== undefined) {
    conditions.push(['time < ?', query.untilMs]);
  }
  if (before !== undefined) {
    conditions.push(['(time, id) < (?, ?)', before.time, before.id]);
  }
  return {
    where: conditions.length === 0 ? '' : `WHERE ${conditions.map(([sql]) => sql).join(' AND ')}`,
    values: conditions.flatMap(([, ...values]) => values),
  };
}

/** The smallest text above everything that begins with `prefix`, which ends in a dot. */
function successor(prefix: string): string {
  return `${prefix.slice(0, -1)}/`;
}
