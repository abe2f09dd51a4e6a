import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuditStoreError } from 'audit-race';
import { Session } from '#audit-log/session/session';
import { Gate } from '../../support/gate';
import { MemoryStore } from '../../support/memory-store';
import type { AuditWorld } from '../../support/world';

/** A session by itself, calls that use it, and what happened to its engines, in this order. */
export class UsedSession {
  readonly store = new MemoryStore();
  readonly session = new Session({
    create: () => this.store.createEngine(),
    dispose: (engine) => engine.close(),
  });
  /** Where a call waits as long as it uses the engine. */
  readonly gate = new Gate();
  readonly events: string[] = [];

  constructor(world: AuditWorld) {
    this.store.onPassed = (call) => this.events.push(call);
    world.addCleanup(() => {
      this.gate.open();
      this.store.openGates();
    });
  }

  /** A call that uses the engine until the gate is opened. */
  async use(): Promise<void> {
    await this.session.use(async () => {
      await this.gate.passed();
      this.events.push('the call has ended');
    });
  }

  /** A call that finds out that the engine is lost. */
  async findLost(): Promise<void> {
    const call = this.session.use(() => Promise.reject(new AuditStoreError('AUDIT_ENGINE_DIED', 'It died.')));
    await Promise.allSettled([call]);
  }

  /** Everything that can happen by itself has happened. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 10; turn += 1) {
      await nextTurn();
    }
  }
}
