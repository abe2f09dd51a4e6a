import type { EntryRow } from 'audit-race';

/** The texts of a row that a filter may ask for, by the names of the filters. */
export function filteredTexts(row: EntryRow): Readonly<Record<string, string | null>> {
  const [, , eventType, actor, subject, outcome, correlationId, ...others] = row;
  const [tenant, sourceAddress, , sessionId, traceId] = others;
  return {
    eventType,
    actor,
    subject,
    outcome,
    correlationId,
    tenant,
    sourceAddress,
    sessionId,
    traceId,
  };
}
