import type { EntryRow } from '../../../domain/entry-row';
import { PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import { COLUMN_NAMES } from '../entry-columns';

/** What stands in place of the personal values of a row when they are erased, column by column. */
const ERASED_DETAILS = '"[erased]"';

/** The same as it is hashed. */
export const ERASED_PERSONAL = `${'-'.repeat(PERSONAL_PLACES.length - 1)}${ERASED_DETAILS.length}:${ERASED_DETAILS}`;

/** Writes that. */
export const WRITE_ERASED = PERSONAL_PLACES.map((place) => COLUMN_NAMES[place])
  .map((name) => `${name} = ${name === 'details' ? `'${ERASED_DETAILS}'` : 'NULL'}`)
  .join(', ');

/** What stands in place of what was erased was never hashed. */
export function withoutPersonal(row: EntryRow): EntryRow {
  const [id, time, eventType, , , outcome, correlationId, tenant, , , , traceId, occurredAt] = row;
  return [
    id,
    time,
    eventType,
    null,
    null,
    outcome,
    correlationId,
    tenant,
    null,
    null,
    null,
    traceId,
    occurredAt,
    null,
  ];
}
