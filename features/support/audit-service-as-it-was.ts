import type { AuditOptions, AuditService } from 'audit-race';
import { createAuditService } from '#audit-log/audit/create-audit-service';
import type { EngineSource } from '#audit-log/session/open-engine';
import { Session } from '#audit-log/session/session';

/** The lock as it was before #991 was fixed: there was none. */
const noLock = { runExclusive: <T>(task: () => Promise<T>): Promise<T> => task() };

/** The session as it was: every line is today's, only the lock lets everybody through. */
export function sessionAsItWas(source: EngineSource): Session {
  return new Session(source, noLock);
}

/** The service as it was before #991 was fixed. */
export function createAuditServiceAsItWas(options: AuditOptions): AuditService {
  return createAuditService(options, sessionAsItWas);
}
