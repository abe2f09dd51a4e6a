import { AuditError } from '../domain/errors';

/** The command was called in a way that it cannot understand. */
export class UsageError extends AuditError {
  readonly code = 'AUDIT_COMMAND_INVALID';
}
