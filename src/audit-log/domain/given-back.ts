import { AuditError, AuditStoreError } from './errors';
import { describeValue } from './harmless-text';

/**
 * Reads what a store gave back, and trusts none of it: an engine may be somebody's own, and what it gives may throw where it is read.
 *
 * @param expected what it should be, in words.
 * @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) when `read` throws anything but an error of ours.
 */
export function readGivenBack<Given, T>(expected: string, found: Given, read: (found: Given) => T): T {
  try {
    return read(found);
  } catch (error) {
    throw error instanceof AuditError ? error : otherThan(expected, found, { of: '', cause: error });
  }
}

/**
 * Reads a number of entries that a store gave back.
 *
 * @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) when it is no whole number from 0.
 */
export function readGivenCount(found: unknown): number {
  return typeof found === 'number' && Number.isSafeInteger(found) && found >= 0
    ? found
    : refuseGivenBack('a number of entries', found);
}

/**
 * Returns what a store gave back, if it is what it should be.
 *
 * @param expected what it should be, in words.
 * @throws AuditStoreError (`AUDIT_STORE_CORRUPT`) when it is not, or throws when it is read.
 */
export function expectGivenBack<T>(
  expected: string,
  found: unknown,
  isIt: (found: unknown) => found is T,
): T {
  let cause: unknown;
  try {
    if (isIt(found)) {
      return found;
    }
  } catch (error) {
    cause = error;
  }
  throw new AuditStoreError('AUDIT_STORE_CORRUPT', inPlaceOf(expected, found), cause);
}

/** Refuses what a store gave back in place of what was expected, and says where it was, and why. */
export function refuseGivenBack(expected: string, found: unknown, place?: Place): never {
  throw otherThan(expected, found, place);
}

interface Place {
  /** What the message says after the expectation, such as `, in the entry "…"`. */
  readonly of: string;
  readonly cause: unknown;
}

function otherThan(
  expected: string,
  found: unknown,
  { of, cause }: Place = { of: '', cause: undefined },
): AuditStoreError {
  const message = `${inPlaceOf(expected, found, of)} Something else has changed the store. Run audit-race verify to see what is not as it was stored, and restore a backup.`;
  return new AuditStoreError('AUDIT_STORE_CORRUPT', message, cause);
}

function inPlaceOf(expected: string, found: unknown, of = ''): string {
  return `The store gave back ${describeValue(found)} where ${expected} was expected${of}.`;
}
