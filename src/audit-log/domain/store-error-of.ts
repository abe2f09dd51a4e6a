import { AuditError, AuditStoreError, isStoreFailure } from './errors';
import { messageOf } from './harmless-text';

/**
 * What an engine threw, as an error of ours.
 *
 * An error whose `code` is a {@link StoreFailure} counts as that failure, whatever its class: an engine may come with its own copy of
 * this package. For any other error nobody knows whether waiting helps: it becomes `AUDIT_STORE_FAILED`.
 */
export function storeErrorOf(error: unknown): AuditError {
  if (isSound(error)) {
    return error;
  }
  const code = codeOf(error);
  return new AuditStoreError(
    isStoreFailure(code) ? code : 'AUDIT_STORE_FAILED',
    `The engine failed: ${messageOf(error)}`,
    error,
  );
}

/** An error of ours that can be read: an engine may throw one that it has tampered with, or a proxy. */
function isSound(error: unknown): error is AuditError {
  try {
    return (
      error instanceof AuditError &&
      typeof error.message === 'string' &&
      typeof error.code === 'string' &&
      (!(error instanceof AuditStoreError) ||
        (typeof error.transient === 'boolean' && typeof error.engineLost === 'boolean'))
    );
  } catch {
    return false;
  }
}

function codeOf(error: unknown): unknown {
  try {
    return Reflect.get(Object(error), 'code');
  } catch {
    return undefined;
  }
}
