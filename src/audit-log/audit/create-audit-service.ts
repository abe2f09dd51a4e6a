import type { AuditOptions } from './audit-options';
import { AuditService } from './audit-service';
import type { CreateSession } from './wire-log';

/**
 * An audit log with a session of another make: as it was before #991 was fixed, or one that can be watched.
 *
 * Beside the package's door, because no user needs it.
 */
export function createAuditService(options: AuditOptions, createSession: CreateSession): AuditService {
  return new AuditService(options, createSession);
}
