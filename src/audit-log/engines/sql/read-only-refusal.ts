import { AuditStoreError } from '../../domain/errors';

/** Why a log that is open only to be read stores nothing. */
export function readOnlyRefusal(): AuditStoreError {
  return new AuditStoreError(
    'AUDIT_STORE_READ_ONLY',
    'This log is open for reading only. Open it as an AuditService to write to it.',
  );
}
