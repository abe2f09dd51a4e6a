import { AuditOptionError } from './errors';

/** For a connection that leads to another log. */
export function otherLog(where: string): AuditOptionError {
  return new AuditOptionError(
    'client',
    `within() takes a connection to ${where} of this log, and this connection leads to another log, where nobody would look for the entry. Nothing was stored. Give a connection to ${where} of this log.`,
  );
}
