import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditHeldError } from 'audit-race';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { FailureSweep } from '../support/failure-sweep';
import type { AuditWorld } from '../support/world';
import { WrittenBehind } from '../support/written-behind';

Given(
  'an audit log that stores entries in batches of {int}',
  function (this: AuditWorld, batchEntriesMax: number) {
    const stage = this.part(MemoryStage);
    stage.clock.standStill();
    stage.openLog({ batchEntriesMax });
  },
);

Given('an audit log that does not write behind', function (this: AuditWorld) {
  this.part(MemoryStage).openLog({ writeBehind: false });
});

Given(
  'an audit log that tries {int} times, {int} ms apart at first',
  function (this: AuditWorld, attemptsMax: number, retryWaitMs: number) {
    const stage = this.part(MemoryStage);
    stage.clock.standStill();
    stage.openLog({ attemptsMax, retryWaitMs });
  },
);

Given(
  'an audit log that tries {int} times, {int} ms apart at first and at most {int} ms',
  function (this: AuditWorld, attemptsMax: number, retryWaitMs: number, retryWaitMsMax: number) {
    const stage = this.part(MemoryStage);
    stage.clock.standStill();
    stage.openLog({ attemptsMax, retryWaitMs, retryWaitMsMax });
  },
);

Given(
  '{int} entry/entries that wait(s) for its/their batch to fill',
  async function (this: AuditWorld, count: number) {
    await this.part(WrittenBehind).record(count);
  },
);

Given(
  '{int} entry that has waited {int} ms for its batch to fill',
  async function (this: AuditWorld, count: number, durationMs: number) {
    const behind = this.part(WrittenBehind);
    await behind.record(count);
    this.part(MemoryStage).clock.advance(durationMs);
    await behind.settle();
  },
);

Given('a store that is busy with {int} entries', async function (this: AuditWorld, count: number) {
  this.part(MemoryStage).store.hold('store');
  await this.part(WrittenBehind).record(count);
});

Given('a store that is busy', function (this: AuditWorld) {
  this.part(MemoryStage).store.hold('store');
});

Given(
  /^a store that fails (\d+) times? with (.*)$/,
  function (this: AuditWorld, times: string, kind: string) {
    this.part(WrittenBehind).fail(Number(times), kind);
  },
);

Given(
  'an audit log whose writer has given up on {int} entries',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(MemoryStage);
    stage.clock.standStill();
    stage.openLog({ attemptsMax: 1 });
    const behind = this.part(WrittenBehind);
    behind.fail(1, 'AUDIT_STORE_FULL');
    await behind.record(count);
    await behind.passTime();
  },
);

Given('a store that forgets everything', function (this: AuditWorld) {
  this.part(MemoryStage).store.forget();
});

Given('a store that counts {int} batches too many for everybody', function (this: AuditWorld, count: number) {
  this.part(MemoryStage).store.raiseNumbers(count);
});

Given('an engine that takes its time to close', function (this: AuditWorld) {
  this.part(MemoryStage).store.hold('close');
});

When('Ada records {int} entry/entries, one after another', async function (this: AuditWorld, count: number) {
  await this.part(WrittenBehind).record(count);
});

When('{int} ms pass', async function (this: AuditWorld, durationMs: number) {
  this.part(MemoryStage).clock.advance(durationMs);
  await this.part(WrittenBehind).settle();
});

When(
  'Ada records {int} entry/entries and all the time it takes passes',
  async function (this: AuditWorld, count: number) {
    const behind = this.part(WrittenBehind);
    await behind.record(count);
    await behind.passTime();
  },
);

When(
  /^Ada records (\d+) (?:entry|entries), and then the store takes up its work$/,
  async function (this: AuditWorld, count: string) {
    const behind = this.part(WrittenBehind);
    await behind.record(Number(count));
    this.part(MemoryStage).store.openGates();
    await behind.settle();
    await behind.passTime();
  },
);

When(
  'Ada records {int} entries and stores them in batches of {int}, with a failure at each point in turn',
  async function (this: AuditWorld, count: number, batchEntriesMax: number) {
    await this.part(FailureSweep).sweep(count, batchEntriesMax);
  },
);

Then(/^the store was given batches of ([\d, and]+)$/, function (this: AuditWorld, sizes: string) {
  const expected = sizes.match(/\d+/g)?.map(Number);
  assert.deepEqual(this.part(MemoryStage).store.batchSizes, expected);
});

Then(/^(\d+|no) entr(?:y is|ies are) waiting$/, function (this: AuditWorld, count: string) {
  assert.equal(this.part(AuditStage).service.stats().waiting, count === 'no' ? 0 : Number(count));
});

Then('the store holds her entries once, in the order of acceptance', function (this: AuditWorld) {
  const { receipts, storedIds } = this.part(WrittenBehind);
  assert.deepEqual(
    storedIds,
    receipts.map(({ id }) => id),
  );
  assert.equal(this.part(AuditStage).service.stats().waiting, 0);
});

Then(
  'the store holds the last {int} entries, in the order of acceptance',
  function (this: AuditWorld, count: number) {
    const { receipts, storedIds } = this.part(WrittenBehind);
    const accepted = receipts.map(({ id }) => id);
    // The newest is alone in its batch, and waits for others to join it.
    assert.deepEqual(storedIds, accepted.slice(-count - 1, -1));
  },
);

Then('{int} engine is open', function (this: AuditWorld, count: number) {
  assert.equal(this.part(MemoryStage).store.alive.size, count);
});

Then(
  'at each point the store holds her entries once, in the order of acceptance',
  function (this: AuditWorld) {
    const { runs } = this.part(FailureSweep);
    for (const { point, accepted, stored } of runs) {
      assert.deepEqual(stored, accepted, `With a failure at ${point}`);
    }
    this.log(`Failures were injected at: ${runs.map(({ point }) => point).join(', ')}`);
  },
);

Then('no point was left untried', function (this: AuditWorld) {
  const points = this.part(FailureSweep).runs.map(({ point }) => point);
  assert.ok(
    points.includes('createEngine 1') && points.includes('createTables 1') && points.includes('store 3'),
  );
  assert.equal(points.at(-1), 'nothing left to fail');
});

Then(
  /^the waits lay between the half and the whole of ([\d, and]+) ms$/,
  function (this: AuditWorld, list: string) {
    const limits = list.match(/\d+/g)?.map(Number) ?? [];
    const [, ...waits] = this.part(MemoryStage).clock.durations;
    assert.equal(waits.length, limits.length);
    for (const [index, limit] of limits.entries()) {
      const wait = Number(waits[index]);
      assert.ok(wait > limit / 2 && wait <= limit, `Wait ${index + 1} was ${wait} ms.`);
    }
    assert.ok(new Set(waits.slice(-4)).size > 1, 'The waits do not vary.');
  },
);

Then(
  'both receipts say that the store failed, and {int} entries are waiting',
  async function (this: AuditWorld, count: number) {
    const { receipts } = this.part(WrittenBehind);
    const asked = receipts.map((receipt) => receipt.stored());
    const { service } = this.part(AuditStage);
    assert.equal(service.stats().waiting, count);
    // Whoever asks after the writer has given up waits for the next attempt, and that one fails as well.
    this.part(MemoryStage).store.failNext('store', 99, 'AUDIT_STORE_READ_ONLY');
    await Promise.allSettled([service.flush()]);
    for (const outcome of await Promise.allSettled(asked)) {
      assert.ok(outcome.status === 'rejected' && outcome.reason instanceof AuditHeldError);
    }
  },
);

Then('the log of the program says {string}', function (this: AuditWorld, message: string) {
  const { messages } = this.part(MemoryStage).log;
  assert.ok(messages.includes(message), messages.join('\n'));
});

Then(
  'the store holds all {int} entries, and their receipts say so',
  async function (this: AuditWorld, count: number) {
    const behind = this.part(WrittenBehind);
    assert.equal(behind.storedIds.length, count);
    const receipts = await behind.readReceipts();
    assert.ok(receipts.every(({ status }) => status === 'fulfilled'));
  },
);
