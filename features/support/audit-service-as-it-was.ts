import type { AuditOptions, AuditService } from 'audit-race';
import { type EngineSource, Session } from '#audit-log/session/session';

/** The lock as it was before #991 was fixed: there was none. */
const noLock = { runExclusive: <T>(task: () => Promise<T>): Promise<T> => task() };

/** The session as it was: every line is today's, only the lock lets everybody through. */
export function sessionAsItWas(source: EngineSource): Session {
  return new Session(source, noLock);
}

/**
 * The service as it was before #991 was fixed.
 *
 * The class is handed in, so that the same double serves the features and the demonstration.
 */
export function createAuditServiceAsItWas(Service: typeof AuditService, options: AuditOptions): AuditService {
  return new Service(options, { createSession: sessionAsItWas });
}
