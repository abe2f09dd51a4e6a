import { AuditStoreError } from '../../../domain/errors';
import type { Connection } from '../connection/connection';
import { findHindrance } from './check-schema';

/**
 * Refuses to delete or erase while something would alter the evidence that is kept of it: that could not be repaired afterwards.
 *
 * @throws AuditStoreError (rejects) `AUDIT_STORE_CORRUPT`, with what it is.
 */
export async function refuseHindered(connection: Connection, done: 'pruned' | 'erased'): Promise<void> {
  const what = await findHindrance(connection);
  if (what !== undefined) {
    throw new AuditStoreError(
      'AUDIT_STORE_CORRUPT',
      `Nothing was ${done}, because the evidence for the rest would not be kept. ${what} Put that right as the owner of the tables, then ${done === 'pruned' ? 'prune' : 'erase'} again: audit-race verify, or verify(), names all there is.`,
    );
  }
}
