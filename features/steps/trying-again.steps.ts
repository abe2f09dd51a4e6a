import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import sinon from 'sinon';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';
import { WrittenBehind } from '../support/written-behind';

const SHARES: Readonly<Record<string, number>> = { nothing: 0, 'half of what it may': 0.5 };

Given(/^chance, which takes away (.*)$/, function (this: AuditWorld, share: string) {
  const chance = sinon.stub(Math, 'random').returns(SHARES[share] ?? assert.fail(`No such share: ${share}`));
  this.addCleanup(() => chance.restore());
});

Given('a clock with timers that keep nothing alive', function (this: AuditWorld) {
  const { clock } = this.part(MemoryStage);
  clock.startIdleTimer = clock.startTimer;
});

When(
  'Grace flushes the audit log in vain, and all the time it takes passes',
  async function (this: AuditWorld) {
    const stage = this.part(AuditStage);
    const flushed = stage.attempt((service) => service.flush());
    await this.part(WrittenBehind).passTime();
    await flushed;
    assert.equal(stage.rejection.code, 'AUDIT_STORE_FULL');
  },
);

When('Ada records another entry, and no time passes', async function (this: AuditWorld) {
  await this.part(WrittenBehind).record(1);
});

Then(/^the waits were ([\d., and]+) ms$/, function (this: AuditWorld, list: string) {
  // The first of all is the wait for others to join the batch.
  const [, ...waits] = this.part(MemoryStage).clock.durations;
  assert.deepEqual(waits, list.match(/[\d.]+/g)?.map(Number));
});
