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

/** Fields for entries that do not set them themselves. */
export type ContextFields = Pick<NewEntry, (typeof CONTEXT_FIELDS)[number]>;

/** The fields of an entry; those that it leaves out come from the context. Copied one by one, because every `record()` runs this. */
export function withContext(fields: NewEntry, context: ContextFields): NewEntry {
  return {
    eventType: fields.eventType,
    subject: fields.subject,
    outcome: fields.outcome,
    occurredAt: fields.occurredAt,
    details: fields.details,
    actor: fields.actor === undefined ? context.actor : fields.actor,
    correlationId: fields.correlationId === undefined ? context.correlationId : fields.correlationId,
    tenant: fields.tenant === undefined ? context.tenant : fields.tenant,
    sourceAddress: fields.sourceAddress === undefined ? context.sourceAddress : fields.sourceAddress,
    userAgent: fields.userAgent === undefined ? context.userAgent : fields.userAgent,
    sessionId: fields.sessionId === undefined ? context.sessionId : fields.sessionId,
    traceId: fields.traceId === undefined ? context.traceId : fields.traceId,
  } satisfies Record<keyof NewEntry, unknown>;
}
