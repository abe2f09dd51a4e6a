import type { EntryRow } from '../../../domain/entry-row';
import { toHex } from '../../../domain/evidence/hash';
import { personalHash } from '../../../domain/evidence/leaf-hash';
import { PERSONAL_PLACES } from '../../../domain/evidence/leaf-text';
import { saltAt } from '../../../domain/evidence/salts';
import { COLUMN_NAMES } from '../entry-columns';
import type { GoneRows } from './gone-rows';

/** The details of a row whose personal values are erased. Its other personal columns are NULL then. */
const ERASED_DETAILS = '"[erased]"';

/** The personal values of an erased row in the form in which they are hashed. */
export const ERASED_PERSONAL = `${'-'.repeat(PERSONAL_PLACES.length - 1)}${ERASED_DETAILS.length}:${ERASED_DETAILS}`;

/** The assignments of an UPDATE that erases the personal values. */
export const WRITE_ERASED = PERSONAL_PLACES.map((place) => COLUMN_NAMES[place])
  .map((name) => `${name} = ${name === 'details' ? `'${ERASED_DETAILS}'` : 'NULL'}`)
  .join(', ');

/**
 * The hash of the personal values of the row at a place, in hexadecimal digits. If they were erased, the hash that was kept.
 *
 * @param text of `personalText`, as the row is now
 */
export function halfAt(index: number, text: string, salts: string, { erased }: GoneRows): string {
  const kept = erased.size === 0 ? undefined : erased.get(index);
  return kept !== undefined && text === ERASED_PERSONAL
    ? toHex(kept)
    : personalHash(saltAt(salts, index), text);
}

/** The row without its personal values, for a proof. The placeholder in their place was never hashed. */
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
