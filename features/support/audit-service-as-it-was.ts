import type { AuditOptions, AuditService } from 'audit-race';

/** The lock as it was before #991 was fixed: there was none. */
const noLock = { runExclusive: <T>(task: () => Promise<T>): Promise<T> => task() };

/**
 * The service as it was before #991 was fixed: every line is today's, only the lock lets everybody through.
 *
 * The class is handed in, so that the same double serves the features and the demonstration.
 */
export function createAuditServiceAsItWas(Service: typeof AuditService, options: AuditOptions): AuditService {
  return new Service(options, { sessionLock: noLock });
}
