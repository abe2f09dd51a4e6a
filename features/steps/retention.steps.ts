import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError, type PruneRequest } from 'audit-race';
import { hoursOf, Pruning } from '../retention/support/pruning';
import { AuditStage } from '../support/audit-stage';
import { EndingProgram } from '../support/ending-program';
import type { AuditWorld } from '../support/world';

/** What is told of a store in memory, where nothing is held by readers. */
const allGone = { freedBytes: 0, finished: true, pending: false };

Given('a store with {int} entries', function (this: AuditWorld, count: number) {
  this.part(Pruning).fill(count);
});

Given(
  'a store with {int} entries, {int} of them ahead of the clock',
  function (this: AuditWorld, count: number, ahead: number) {
    this.part(Pruning).fill(count, ahead);
  },
);

Given(
  'a store with {int} entries, whose places read {}',
  function (this: AuditWorld, count: number, place: string) {
    const pruning = this.part(Pruning);
    pruning.fill(count);
    pruning.place = JSON.parse(place);
  },
);

Given('a disk that is full from batch {int} on', function (this: AuditWorld, number: number) {
  this.part(Pruning).beforeBatch = (batch) => {
    if (batch >= number) {
      throw new AuditStoreError('AUDIT_STORE_FULL', 'The disk is full.');
    }
  };
});

Given('Ada recording an entry while batch {int} is on its way', function (this: AuditWorld, number: number) {
  const pruning = this.part(Pruning);
  pruning.beforeBatch = async (batch) => {
    if (batch === number) {
      // The batch waits for the entry: if the entry waited for the pruning, both would wait for ever.
      pruning.receipt = pruning.service.record({ eventType: 'plan.applied' });
      await pruning.receipt.stored();
    }
  };
});

Given('Grace closing the log while batch {int} is on its way', function (this: AuditWorld, number: number) {
  const pruning = this.part(Pruning);
  pruning.beforeBatch = (batch) => {
    if (batch === number) {
      pruning.closed = pruning.service.close();
    }
  };
});

When(/^Grace prunes the log with (\{.*\})$/, async function (this: AuditWorld, request: string) {
  await this.part(AuditStage).attempt((service) => service.prune(JSON.parse(request)));
});

When('Grace prunes what is older than now', async function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  const { entries } = await service.listEntries({ limit: 1 });
  const request: PruneRequest = { olderThan: new Date(String(entries[0]?.time)) };
  await this.part(AuditStage).attempt(() => service.prune(request));
});

Then(/^the log keeps the entries of ([\d, ]+|none)$/, async function (this: AuditWorld, hours: string) {
  const { entries } = await this.part(AuditStage).service.listEntries();
  assert.equal(hoursOf(entries), hours);
});

Then('the log keeps the newest {int} of them', async function (this: AuditWorld, count: number) {
  const { entries } = await this.part(AuditStage).service.listEntries({ eventType: 'plan.applied' });
  const numbers = entries.map(({ details }) => Reflect.get(Object(details), 'number'));
  assert.deepEqual(
    numbers,
    Array.from({ length: count }, (_, index) => 10 - index),
  );
});

Then(
  /^the log says that (\d+) entries were pruned with (\{.*\})$/,
  async function (this: AuditWorld, deleted: string, request: string) {
    const { entries } = await this.part(AuditStage).service.listEntries({ eventType: 'audit.pruned' });
    assert.deepEqual(
      entries.map(({ details }) => details),
      [{ ...JSON.parse(request), deleted: Number(deleted) }],
    );
  },
);

Then('the log says before and after it that pruning was asked for', async function (this: AuditWorld) {
  const { entries } = await this.part(AuditStage).service.listEntries({ eventType: 'audit.*' });
  assert.deepEqual(
    entries.map(({ eventType, correlationId }) => ({ eventType, correlationId })),
    [
      { eventType: 'audit.pruned', correlationId: entries[1]?.id },
      { eventType: 'audit.pruning', correlationId: undefined },
    ],
  );
});

Then(
  '{int} of its old entries are in the file, and that pruning has begun',
  function (this: AuditWorld, count: number) {
    const events = this.part(EndingProgram).countEvents();
    assert.deepEqual(events, { 'plan.applied': count, 'audit.pruning': 1 });
  },
);

Then('Grace hears that {int} entries have gone', function (this: AuditWorld, deleted: number) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.deepEqual(outcome, { status: 'fulfilled', value: { ...allGone, deleted, dryRun: false } });
});

Then('{int} entries have gone, or would go', function (this: AuditWorld, deleted: number) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.ok(outcome?.status === 'fulfilled');
  assert.equal(Reflect.get(Object(outcome.value), 'deleted'), deleted);
});

Then('Grace hears that {int} entries would go', function (this: AuditWorld, deleted: number) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.deepEqual(outcome, { status: 'fulfilled', value: { ...allGone, deleted, dryRun: true } });
});

Then('the log says nothing of pruning', async function (this: AuditWorld) {
  assert.equal(await this.part(AuditStage).service.count({ eventType: 'audit.*' }), 0);
});

Then(/^the entries went in batches of ([\d, ]+)$/, function (this: AuditWorld, sizes: string) {
  assert.equal(this.part(Pruning).batchSizes.join(', '), sizes);
});

Then(
  'the store has it that pruning began since the first batch went, and no sooner',
  function (this: AuditWorld) {
    const { batchSizes, eventsBefore, eventsAfter } = this.part(Pruning);
    assert.equal(batchSizes[0], 1000);
    assert.deepEqual(eventsBefore, ['plan.applied']);
    assert.deepEqual(eventsAfter, ['audit.pruning', 'plan.applied']);
  },
);

Then("Ada's entry was stored between two batches", async function (this: AuditWorld) {
  const { service, receipt } = this.part(Pruning);
  assert.ok(await service.getEntry(String(receipt?.id)));
});

Then('the pruning has stopped with {word}', async function (this: AuditWorld, code: string) {
  assert.equal(this.part(AuditStage).rejection.code, code);
  await this.part(Pruning).closed;
});

Then('all {int} entries are still in the store', function (this: AuditWorld, count: number) {
  assert.deepEqual(this.part(Pruning).batchSizes, []);
  assert.equal(this.part(Pruning).rowCount, count);
});

Then('the store says that {int} entries were pruned', async function (this: AuditWorld, deleted: number) {
  const pruning = this.part(Pruning);
  await Promise.allSettled([pruning.service.flush()]);
  assert.deepEqual(pruning.records, [{ keepNewest: 1000, deleted }]);
});

Then(
  /^the pruning is refused because of its (\w*): "(.*)"$/,
  function (this: AuditWorld, option: string, message: string) {
    const { rejection } = this.part(AuditStage);
    assert.deepEqual(
      { code: rejection.code, option: rejection.option },
      { code: 'AUDIT_OPTION_INVALID', option },
    );
    assert.ok(rejection.message.includes(message), rejection.message);
  },
);
