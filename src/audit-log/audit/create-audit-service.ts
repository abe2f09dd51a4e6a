import type { AuditOptions } from './audit-options';
import { AuditService } from './audit-service';
import type { CreateSession } from './wire-log';

/**
 * An audit log with another implementation of the session: as it was before #991 was fixed, or one that can be watched.
 *
 * The package does not export it, because no user needs it.
 */
export function createAuditService(options: AuditOptions, createSession: CreateSession): AuditService {
  return new AuditService(options, createSession);
}
