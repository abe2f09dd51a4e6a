import type { AuditEntry } from '../../domain/entry';
import type { EntryQuery } from '../../domain/filter';

/** Whether a store would find this entry with the query: for entries that come while the log is followed. */
export function matchesQuery(entry: AuditEntry, query: EntryQuery): boolean {
  const { eventTypePrefix, sinceMs, untilMs, ...texts } = query;
  const time = Date.parse(entry.time);
  return (
    (eventTypePrefix === undefined || entry.eventType.startsWith(eventTypePrefix)) &&
    (sinceMs === undefined || time >= sinceMs) &&
    (untilMs === undefined || time < untilMs) &&
    fieldsOf(texts).every(([field, value]) => value === undefined || entry[field] === value)
  );
}

type Texts = Omit<EntryQuery, 'eventTypePrefix' | 'sinceMs' | 'untilMs'>;

function fieldsOf(texts: Texts): readonly (readonly [keyof Texts, string | undefined])[] {
  const isField = (name: string): name is keyof Texts => Object.hasOwn(texts, name);
  return Object.keys(texts)
    .filter(isField)
    .map((name) => [name, texts[name]] as const);
}
