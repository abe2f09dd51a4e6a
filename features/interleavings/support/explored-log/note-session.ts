import type { Resource, Turns } from '@audit-race/interleavings';
import type { Engine } from 'audit-race';
import type { Session } from '#audit-log/session/session';

/**
 * Notes who looks for the session, and who assigns it, for the pictures. The session itself is not changed.
 *
 * Whoever comes back with an engine that nobody has come back with before is the one who has assigned it.
 */
export function noteSession(
  session: Session,
  turns: Turns,
  resourceOf: (engine: Engine | undefined) => Resource | undefined,
): Session {
  const ensureSession = session.ensureSession.bind(session);
  const assigned = new Set<Engine>();
  session.ensureSession = async () => {
    turns.note({ kind: 'looked', slot: 'session', found: resourceOf(session.engine) });
    const engine = await ensureSession();
    if (!assigned.has(engine)) {
      assigned.add(engine);
      turns.note({ kind: 'assigned', slot: 'session', value: resourceOf(engine) });
    }
    return engine;
  };
  return session;
}
