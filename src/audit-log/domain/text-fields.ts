import type { NewEntry } from './entry';

/** A field of an entry that holds text. */
export type TextField = Exclude<keyof NewEntry, 'occurredAt' | 'details'>;

/** The fields that hold text, and how many characters each may have. */
export const TEXT_LENGTH_MAX: Readonly<Record<TextField, number>> = Object.freeze({
  eventType: 200,
  actor: 1000,
  subject: 1000,
  outcome: 1000,
  correlationId: 1000,
  tenant: 1000,
  sourceAddress: 1000,
  userAgent: 1000,
  sessionId: 1000,
  traceId: 1000,
});
