import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Given, Then, When } from '@cucumber/cucumber';
import { Session } from '#audit-log/session/session';
import { Gate } from '../support/gate';
import { MemoryStore } from '../support/memory-store';
import type { AuditWorld } from '../support/world';

/** A session by itself, a call that uses it, and what became of both. */
class UsedSession {
  readonly store = new MemoryStore();
  readonly session = new Session({
    create: () => this.store.createEngine(),
    dispose: (engine) => engine.close(),
  });
  readonly gate = new Gate();
  readonly events: string[] = [];
  call: Promise<void> | undefined;

  constructor(world: AuditWorld) {
    this.store.onPassed = (call) => this.events.push(call);
    world.addCleanup(() => {
      this.gate.open();
      this.store.openGates();
    });
  }

  begin(): void {
    this.call = this.session.use(async () => {
      await this.gate.passed();
      this.events.push('the call has ended');
    });
  }
}

Given('a session whose engine a call uses', async function (this: AuditWorld) {
  const used = this.part(UsedSession);
  used.begin();
  await used.gate.reached();
});

Given('a session whose engine is still being opened', async function (this: AuditWorld) {
  const used = this.part(UsedSession);
  const opening = used.store.hold('createEngine');
  used.gate.open();
  used.begin();
  await opening.reached();
});

When('the session is closed, and then the call goes on', async function (this: AuditWorld) {
  const { session, gate, call } = this.part(UsedSession);
  const closed = session.close();
  // Whoever does not wait for the call closes the engine now.
  await nextTurn();
  gate.open();
  await Promise.all([closed, call]);
});

When(
  'the session is closed without waiting for its calls, and then the store opens',
  async function (this: AuditWorld) {
    const { session, store, call } = this.part(UsedSession);
    const closed = session.close(() => Promise.resolve(false));
    await nextTurn();
    store.openGates();
    await Promise.all([closed, call]);
  },
);

Then('the call ended before the engine was closed', function (this: AuditWorld) {
  assert.deepEqual(this.part(UsedSession).events, [
    'createEngine',
    'createTables',
    'the call has ended',
    'close',
  ]);
});

Then('the engine was opened, and closed again', function (this: AuditWorld) {
  const { store, events } = this.part(UsedSession);
  const lives = events.filter((event) => event === 'createEngine' || event === 'close');
  assert.deepEqual([lives, store.alive.size], [['createEngine', 'close'], 0]);
});
