import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { FaultyLog } from '../engines/support/faulty-log';
import { RestoredDatabase } from '../integrity/support/restored-database';
import { SwitchedService } from '../integrity/support/switched-service';
import type { AuditWorld } from '../support/world';

Given(
  'a log in PostgreSQL that was stored to, pruned and erased from, with an entry that is not sealed yet',
  async function (this: AuditWorld) {
    await this.part(RestoredDatabase).make();
  },
);

Given(
  'a server that has had fewer transactions, into which it was dumped and restored',
  async function (this: AuditWorld) {
    await this.part(RestoredDatabase).restore();
  },
);

When(
  'its owner opens it there, and batches and callers store, prune and erase until that server has had as many transactions',
  async function (this: AuditWorld) {
    await this.part(RestoredDatabase).goOn();
  },
);

Then('verifying finds nothing there, as on the old server', async function (this: AuditWorld) {
  const log = this.part(RestoredDatabase);
  assert.deepEqual(await log.verify(log.checkpoint, true), []);
  const before = log.report;
  assert.deepEqual(await log.verify(log.checkpoint), []);
  assert.deepEqual(log.report, before);
  assert.equal(log.report?.unsealedEntries, 1);
});

Then(
  'verifying finds nothing there, with the checkpoint of the old server, too, and all is sealed',
  async function (this: AuditWorld) {
    const log = this.part(RestoredDatabase);
    assert.deepEqual(await log.verify(log.checkpoint), []);
    assert.deepEqual(
      [log.report?.unsealedEntries, log.report?.olderEntries, log.report?.checkpoint],
      [0, 0, 'holds'],
    );
  },
);

Then(
  'whoever follows it from a cursor of before is given what has come since, once and in its order',
  async function (this: AuditWorld) {
    const { stored, followed } = await this.part(RestoredDatabase).followOn();
    assert.deepEqual(followed, stored);
  },
);

When(
  /^the service of (its owner|another user) records 2 entries, is switched to a server into which it was dumped, and records 3 more$/,
  async function (this: AuditWorld, who: string) {
    await this.part(SwitchedService).goOnElsewhere(who === 'its owner');
  },
);

When('its owner opens the log there', async function (this: AuditWorld) {
  await this.part(SwitchedService).openAsOwner();
});

Then(
  'it is told AUDIT_STORE_RESTORED, and {int} entries are stored there',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    await log.untilTold('AUDIT_STORE_RESTORED');
    assert.equal((await log.stored()).length, count);
  },
);

Then(
  'verifying finds nothing there, and whoever follows it from a cursor of before is given the {int} entries',
  async function (this: AuditWorld, count: number) {
    const log = this.part(RestoredDatabase);
    assert.deepEqual(await log.verify(log.checkpoint), []);
    const recorded = this.part(FaultyLog).recorded.flat();
    assert.equal(recorded.length, count);
    assert.deepEqual(await log.followSubjects(count), recorded);
  },
);
