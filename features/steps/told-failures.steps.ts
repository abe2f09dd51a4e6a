import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { Gate } from '../support/gate';
import { type EngineCall, MemoryStore } from '../support/memory-store';
import { Recording } from '../support/recording';
import type { AuditWorld } from '../support/world';

/** A task that an opening has left behind. */
class TaskLeftBehind {
  readonly gate = new Gate();
  answer: unknown = 'The task was never begun.';

  /** Lets the opening fail, and then the task go on. */
  async goOnAfterFailure(stage: AuditStage): Promise<void> {
    await stage.attempt((service) => service.ensureSession());
    assert.equal(stage.rejection.code, 'AUDIT_STORE_FAILED');
    this.gate.open();
  }
}

const CALLS: Readonly<Record<string, EngineCall>> = {
  'the store could not be opened': 'createEngine',
  'its tables could not be made': 'createTables',
  'the engine could not be closed': 'close',
};

Given('an audit log that tries once', function (this: AuditWorld) {
  this.part(MemoryStage).openLog({ attemptsMax: 1 });
});

Given('an engine that will die, and fail to close', function (this: AuditWorld) {
  loseEngine(this);
});

Given('an engine that has died, and failed to close', async function (this: AuditWorld) {
  loseEngine(this);
  const receipt = this.part(Recording).record({ eventType: 'plan.applied' });
  await assert.rejects(receipt.stored(), { code: 'AUDIT_ENGINE_DIED' });
});

Given(
  'a store that fails to open, and leaves a task behind that will count the entries',
  function (this: AuditWorld) {
    const stage = this.part(MemoryStage);
    const task = this.part(TaskLeftBehind);
    const { service } = this.part(AuditStage);
    stage.store.failNext('createEngine');
    stage.createEngine = () => {
      stage.createEngine = stage.store.createEngine;
      // What is begun here is begun by the opening, and so is whatever it does later.
      task.answer = task.gate.passed().then(() => service.count());
      return stage.store.createEngine();
    };
  },
);

When('Ada asks for the session, and then the task goes on', async function (this: AuditWorld) {
  await this.part(TaskLeftBehind).goOnAfterFailure(this.part(AuditStage));
});

When(
  'Ada asks for the session, and then the task goes on while another log is being opened',
  async function (this: AuditWorld) {
    const task = this.part(TaskLeftBehind);
    const held = new Gate();
    const other = new AuditService({
      createEngine: () => held.passed().then(() => new MemoryStore().createEngine()),
    });
    const opening = other.ensureSession();
    await held.reached();
    await task.goOnAfterFailure(this.part(AuditStage));
    await Promise.allSettled([task.answer]);
    held.open();
    await opening;
    await other.close();
  },
);

Then('the task counts {int} entries', async function (this: AuditWorld, count: number) {
  assert.equal(await this.part(TaskLeftBehind).answer, count);
});

// All failures of the store have the same code here: only their words say which of them is told.
Then(/^all (\d+) callers hear that (.*)$/, function (this: AuditWorld, callers: string, what: string) {
  const told = this.part(AuditStage).outcomes.map((outcome) =>
    outcome.status === 'rejected' ? `${outcome.reason.code}: ${outcome.reason.message}` : outcome.status,
  );
  const call = CALLS[what];
  assert.ok(call, `No such failure: ${what}`);
  assert.deepEqual(
    told,
    Array(Number(callers)).fill(`AUDIT_STORE_FAILED: The store was told to fail at ${call}.`),
  );
});

Then('the receipt says {word}', function (this: AuditWorld, code: string) {
  assert.equal(this.part(AuditStage).rejection.code, code);
});

Then('the flush ends well', function (this: AuditWorld) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.deepEqual(outcome, { status: 'fulfilled', value: undefined });
});

Then('the audit log is closed', function (this: AuditWorld) {
  const { outcomes, service } = this.part(AuditStage);
  assert.deepEqual(outcomes, [{ status: 'fulfilled', value: undefined }]);
  assert.equal(service.stats().session, 'closed');
});

function loseEngine(world: AuditWorld): void {
  const { store } = world.part(MemoryStage);
  store.failNext('store', 1, 'AUDIT_ENGINE_DIED');
  store.failNext('close');
}
