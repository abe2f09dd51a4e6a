import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { UsedSession } from '../session/support/used-session';
import type { AuditWorld } from '../support/world';

/** The call that is in flight. */
class Call {
  ended: Promise<void> | undefined;
}

Given('a session whose engine a call uses', async function (this: AuditWorld) {
  const used = this.part(UsedSession);
  this.part(Call).ended = used.use();
  await used.gate.reached();
});

Given('a session whose engine is still being opened', async function (this: AuditWorld) {
  const used = this.part(UsedSession);
  const opening = used.store.hold('createEngine');
  used.gate.open();
  this.part(Call).ended = used.use();
  await opening.reached();
});

Given('a session whose engine takes its time to close', async function (this: AuditWorld) {
  const used = this.part(UsedSession);
  used.gate.open();
  await used.use();
  used.store.hold('close');
});

When('the session is closed, and then the call goes on', async function (this: AuditWorld) {
  const used = this.part(UsedSession);
  const closed = used.session.close();
  // Whoever does not wait for the call closes the engine now.
  await used.settle();
  used.gate.open();
  await Promise.all([closed, this.part(Call).ended]);
});

When(
  'the session is closed without waiting for its calls, and then the store opens',
  async function (this: AuditWorld) {
    const used = this.part(UsedSession);
    const closed = used.session.close(() => Promise.resolve(false));
    await used.settle();
    used.store.openGates();
    await Promise.all([closed, this.part(Call).ended]);
  },
);

When('a call finds it lost, and another call comes before it is closed', async function (this: AuditWorld) {
  const used = this.part(UsedSession);
  const lost = used.findLost();
  await used.settle();
  const next = used.use();
  // Whoever does not wait for the closing opens another engine now.
  await used.settle();
  used.store.openGates();
  await Promise.all([lost, next]);
});

Then('the call ended before the engine was closed', function (this: AuditWorld) {
  const { events } = this.part(UsedSession);
  assert.deepEqual(events, ['createEngine', 'createTables', 'the call has ended', 'close']);
});

Then('the engine was opened, and closed again', function (this: AuditWorld) {
  const { store } = this.part(UsedSession);
  assert.deepEqual(livesIn(this), ['createEngine', 'close']);
  assert.equal(store.alive.size, 0);
});

Then('it was closed before another was opened', function (this: AuditWorld) {
  assert.deepEqual(livesIn(this), ['createEngine', 'close', 'createEngine']);
});

function livesIn(world: AuditWorld): readonly string[] {
  return world.part(UsedSession).events.filter((event) => event === 'createEngine' || event === 'close');
}
