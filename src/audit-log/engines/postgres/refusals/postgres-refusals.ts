import { AuditStoreError } from '../../../domain/errors';

/** Why nothing is stored while the process exits. */
export function unreachableAtExit(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FAILED',
    'PostgreSQL cannot be reached while the process exits: no answer arrives any more.',
  );
}

/** Why a closed store does nothing any more. */
export function closed(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_ENGINE_CLOSED',
    'The PostgreSQL store cannot be used: it was closed. Create another engine.',
  );
}

/** Why no space is given back. */
export function seesToItself(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_FAILED',
    'PostgreSQL sees to the space of its tables by itself: see autovacuum.',
  );
}
