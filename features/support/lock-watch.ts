import sinon from 'sinon';
import { SessionLock } from '#audit-log/session/session-lock';
import type { AuditWorld } from './world';

/** Counts how often any session lock is taken, and changes nothing. */
export class LockWatch {
  readonly #taken = sinon.spy(SessionLock.prototype, 'runExclusive');

  constructor(world: AuditWorld) {
    world.addCleanup(() => this.#taken.restore());
  }

  get takenCount(): number {
    return this.#taken.callCount;
  }
}
