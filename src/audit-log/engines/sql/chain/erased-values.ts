import type { EntryRow } from '../../../domain/entry-row';
import { toHex } from '../../../domain/evidence/hash';
import { personalHash } from '../../../domain/evidence/leaf-hash';
import { PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import { saltAt } from '../../../domain/evidence/salts';
import { COLUMN_NAMES } from '../entry-columns';
import type { GoneRows } from './gone-rows';

/** What stands in place of the personal values of a row when they are erased, column by column. */
const ERASED_DETAILS = '"[erased]"';

/** The same as it is hashed. */
export const ERASED_PERSONAL = `${'-'.repeat(PERSONAL_PLACES.length - 1)}${ERASED_DETAILS.length}:${ERASED_DETAILS}`;

/** Writes that. */
export const WRITE_ERASED = PERSONAL_PLACES.map((place) => COLUMN_NAMES[place])
  .map((name) => `${name} = ${name === 'details' ? `'${ERASED_DETAILS}'` : 'NULL'}`)
  .join(', ');

/**
 * The hash of the personal values of the row at a place, in hexadecimal digits: of what was erased the one that was kept.
 *
 * @param text of `personalText`, as the row is now
 */
export function halfAt(index: number, text: string, salts: string, { erased }: GoneRows): string {
  const kept = erased.size === 0 ? undefined : erased.get(index);
  return kept !== undefined && text === ERASED_PERSONAL
    ? toHex(kept)
    : personalHash(saltAt(salts, index), text);
}

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
