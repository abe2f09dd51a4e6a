import type { NewEntry } from './entry';

/** The fields of an entry that tell who is at work, and not what was done: several entries in a row have them in common. */
export const CONTEXT_FIELDS = [
  'actor',
  'correlationId',
  'tenant',
  'sourceAddress',
  'userAgent',
  'sessionId',
  'traceId',
] as const satisfies readonly (keyof NewEntry)[];

/** What entries have that do not say so themselves. */
export type ContextFields = Pick<NewEntry, (typeof CONTEXT_FIELDS)[number]>;

/** The fields of an entry, and from its context those that it leaves out. */
export function withContext(fields: NewEntry, context: ContextFields): NewEntry {
  const left = CONTEXT_FIELDS.filter((name) => fields[name] === undefined);
  return { ...fields, ...Object.fromEntries(left.map((name) => [name, context[name]])) };
}
