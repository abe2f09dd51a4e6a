import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditClosedError } from 'audit-race';
import { Session } from '#audit-log/session/session';
import { haveHappen } from '../session/support/session-events';
import { bringTo } from '../session/support/session-stages';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { MemoryStore } from '../support/memory-store';
import type { AuditWorld } from '../support/world';

/** A session by itself, as the audit log uses it inside. */
class BareSession {
  createdCount = 0;
  outcome: unknown;
  readonly session = new Session({
    create: () => {
      this.createdCount += 1;
      return new MemoryStore().createEngine();
    },
    dispose: (engine) => engine.close(),
  });
}

Given(
  /^an audit log that (nobody has used|is being opened|is in use|is being closed.*|has been closed)$/,
  async function (this: AuditWorld, state: string) {
    await bringTo(this, state);
  },
);

When(
  /^(its store (?:begins to open|opens|fails to open|takes up its work)|its engine dies|Grace begins to close it)$/,
  async function (this: AuditWorld, event: string) {
    await haveHappen(this, event);
  },
);

Then('the session is {word}', function (this: AuditWorld, stage: string) {
  assert.equal(this.part(AuditStage).service.stats().session, stage);
});

Then(
  /^it has (\d) engines, and its last failure is (\w+)$/,
  function (this: AuditWorld, engines: string, failure: string) {
    const { lastError } = this.part(AuditStage).service.stats();
    const code = lastError === undefined ? 'none' : Reflect.get(Object(lastError), 'code');
    assert.deepEqual([this.part(MemoryStage).store.alive.size, code], [Number(engines), failure]);
  },
);

Given('a session that has been closed while a call was on its way', async function (this: AuditWorld) {
  await this.part(BareSession).session.close();
});

When('the call comes to its turn', async function (this: AuditWorld) {
  const bare = this.part(BareSession);
  bare.outcome = await bare.session.use((engine) => engine.count({})).catch((error: unknown) => error);
});

Then('it is told that the session is closed, and no engine is opened', function (this: AuditWorld) {
  const { outcome, createdCount } = this.part(BareSession);
  assert.ok(outcome instanceof AuditClosedError);
  assert.deepEqual([outcome.state, createdCount], ['closed', 0]);
});
