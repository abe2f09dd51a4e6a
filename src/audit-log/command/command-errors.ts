import { AuditError } from '../domain/errors';

/** The command was called in a way that it cannot understand. */
export class UsageError extends AuditError {
  readonly code = 'AUDIT_COMMAND_INVALID';
}

/** What was asked for cannot be written, such as into a file on a full disk. */
export class OutputError extends AuditError {
  readonly code = 'AUDIT_COMMAND_OUTPUT';
}

/** The reader of the output has closed the pipe. That is no failure, and it is not reported. */
export class ClosedPipe extends AuditError {
  readonly code = 'AUDIT_COMMAND_UNREAD';

  constructor() {
    super('Nobody reads what is printed.');
  }
}

/** The page cannot be served where it was asked to be, such as at a port that another program has. */
export class ListenError extends AuditError {
  readonly code = 'AUDIT_COMMAND_LISTEN';
}
