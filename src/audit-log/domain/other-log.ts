import { AuditOptionError } from './errors';

/** Of a connection that leads to a log, and not to this one. */
export function otherLog(where: string): AuditOptionError {
  return new AuditOptionError(
    'client',
    `within() takes a connection to ${where} in which this log is, and this one leads to another: the entry would be where nobody looks for it. Nothing was stored.`,
  );
}
