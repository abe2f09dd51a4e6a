import assert from 'node:assert/strict';
import { releaseTogether } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import type { AuditService } from 'audit-race';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { HeldUpEntry } from '../support/held-up-entry';
import { WAIT_MS_MAX } from '../support/patience';
import type { AuditWorld } from '../support/world';
import { WrittenBehind } from '../support/written-behind';

const CALLS: Readonly<Record<string, (service: AuditService) => unknown>> = {
  'record an entry': (service) => service.record({ eventType: 'plan.applied' }),
  'list the entries': (service) => service.listEntries(),
  'get an entry': (service) => service.getEntry('any'),
  'count the entries': (service) => service.count(),
  'use the session': (service) => service.ensureSession(),
};

Given('a store that is busy with an entry of Ada', async function (this: AuditWorld) {
  await this.part(HeldUpEntry).holdAt('store');
});

Given('an entry of Ada that waits for the session to open', async function (this: AuditWorld) {
  await this.part(HeldUpEntry).holdAt('createEngine');
});

Given('an entry of Ada that waits for the session to open, in vain', async function (this: AuditWorld) {
  await this.part(HeldUpEntry).holdAt('createEngine');
  this.part(MemoryStage).store.failNext('createEngine');
});

Given('a closed audit log', async function (this: AuditWorld) {
  this.part(MemoryStage);
  await this.part(AuditStage).service.close();
});

Given('a closing audit log', async function (this: AuditWorld) {
  const entry = this.part(HeldUpEntry);
  await entry.holdAt('store');
  const closing = this.part(AuditStage).service.close();
  this.addCleanup(() => {
    entry.release();
    return closing;
  });
});

When('Grace closes the audit log', async function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  const entry = this.part(HeldUpEntry);
  const closed = this.part(AuditStage).attempt(() => service.close());
  entry.release();
  await closed;
  entry.note('the log is closed');
});

When(
  '{int} callers close the audit log at the same moment',
  async function (this: AuditWorld, callers: number) {
    const stage = this.part(AuditStage);
    stage.outcomes = await releaseTogether(callers, () => stage.service.close(), { timeoutMs: WAIT_MS_MAX });
  },
);

When(
  '{int} callers close the audit log, one after the other',
  async function (this: AuditWorld, callers: number) {
    const stage = this.part(AuditStage);
    const outcomes: PromiseSettledResult<unknown>[] = [];
    for (let caller = 1; caller <= callers; caller += 1) {
      await stage.attempt((service) => service.close());
      outcomes.push(...stage.outcomes);
    }
    stage.outcomes = outcomes;
  },
);

When(
  /^Ada tries to (record an entry|list the entries|get an entry|count the entries|use the session)$/,
  async function (this: AuditWorld, call: string) {
    const make = CALLS[call];
    assert.ok(make, `No such call: ${call}`);
    await this.part(AuditStage).attempt(make);
  },
);

When('the block in which Ada uses the audit log ends', async function (this: AuditWorld) {
  await using audit = this.part(AuditStage).service;
  audit.record({ eventType: 'plan.applied' });
});

Then("the log stays open until Ada's entry is stored", function (this: AuditWorld) {
  assert.deepEqual(this.part(HeldUpEntry).events, [
    "Ada's entry is stored",
    'the engine is closed',
    'the log is closed',
  ]);
});

Then("Grace is told that Ada's entry was not stored", function (this: AuditWorld) {
  const { code, entries } = this.part(AuditStage).rejection;
  assert.equal(code, 'AUDIT_UNSTORED');
  assert.deepEqual(
    entries?.map(({ id }) => id),
    [this.part(HeldUpEntry).receipt?.id],
  );
});

Then("Ada's receipt says that the store failed", async function (this: AuditWorld) {
  const { receipt } = this.part(HeldUpEntry);
  await assert.rejects(Promise.resolve(receipt?.stored()), { code: 'AUDIT_STORE_FAILED' });
});

Then('all callers were told that the log is closed', function (this: AuditWorld) {
  const { outcomes } = this.part(AuditStage);
  assert.ok(outcomes.every(({ status }) => status === 'fulfilled'));
});

Then('Ada is told that the audit log is {word}', function (this: AuditWorld, state: string) {
  const { code, state: told } = this.part(AuditStage).rejection;
  assert.deepEqual({ code, told }, { code: 'AUDIT_CLOSED', told: state });
});

Then('Ada is told that the opening waits for itself', function (this: AuditWorld) {
  const { code, cause } = this.part(AuditStage).rejection;
  assert.ok([code, Reflect.get(Object(cause), 'code')].includes('AUDIT_SESSION_REENTERED'), code);
});

When('Grace closes it', async function (this: AuditWorld) {
  await this.part(AuditStage).attempt((service) => service.close());
});

When('Grace flushes the audit log', async function (this: AuditWorld) {
  await this.part(AuditStage).attempt((service) => service.flush());
});

When('Grace flushes the audit log while Ada records another entry', async function (this: AuditWorld) {
  const stage = this.part(AuditStage);
  const { store, clock } = this.part(MemoryStage);
  clock.standStill();
  const flushed = stage.attempt((service) => service.flush());
  stage.service.record({ eventType: 'plan.applied', actor: 'ada' });
  store.openGates();
  await flushed;
});

When(
  'Grace flushes the audit log and gives it {int} ms',
  async function (this: AuditWorld, timeoutMs: number) {
    await this.part(AuditStage).attempt((service) => service.flush({ timeoutMs }));
  },
);

When(
  'Grace closes the audit log and gives it {int} ms',
  async function (this: AuditWorld, timeoutMs: number) {
    const closed = this.part(AuditStage).attempt((service) => service.close({ timeoutMs }));
    await closed;
  },
);

When(
  /^Ada records (\d+) entries and Grace (flushes|closes) the audit log$/,
  async function (this: AuditWorld, count: string, call: 'flushes' | 'closes') {
    const behind = this.part(WrittenBehind);
    await behind.record(Number(count));
    // Asked before the log closes; afterwards nobody waits for another attempt.
    this.part(MemoryStage).clock.flyBy();
    await this.part(AuditStage).attempt((service) =>
      call === 'flushes' ? service.flush() : service.close(),
    );
  },
);

Then('the flush ends with the first entry stored and the second waiting', function (this: AuditWorld) {
  assert.equal(this.part(AuditStage).outcomes[0]?.status, 'fulfilled');
  const { stored, waiting } = this.part(AuditStage).service.stats();
  assert.deepEqual({ stored, waiting }, { stored: 1, waiting: 1 });
});

Then(/^Ada's (\d+) entr(?:y is|ies are) handed back to Grace$/, function (this: AuditWorld, count: string) {
  const { code, entries, message, cause } = this.part(AuditStage).rejection;
  assert.equal(code, 'AUDIT_UNSTORED');
  assert.ok(cause instanceof Error);
  assert.ok(
    message.startsWith(`${count} accepted ${Number(count) === 1 ? 'entry was' : 'entries were'} `) &&
      message.endsWith(cause.message),
    message,
  );
  assert.deepEqual(
    entries?.map(({ actor }) => actor),
    Array(Number(count)).fill('ada'),
  );
});

Then('each of the {int} is handed back the entry', function (this: AuditWorld, count: number) {
  const told = this.part(AuditStage).outcomes.map((outcome) =>
    outcome.status === 'rejected' ? [outcome.reason.code, outcome.reason.entries.length] : outcome.status,
  );
  assert.deepEqual(told, Array(count).fill(['AUDIT_UNSTORED', 1]));
});

Then('both receipts say that the entry was not stored', async function (this: AuditWorld) {
  const receipts = await this.part(WrittenBehind).readReceipts();
  assert.deepEqual(
    receipts.map(({ status }) => status),
    ['rejected', 'rejected'],
  );
});
