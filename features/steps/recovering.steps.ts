import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { FaultyFile } from '../recording/support/faulty-file';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

Given('an audit log on a file with {int} entries', async function (this: AuditWorld, count: number) {
  await this.part(FaultyFile).fill(count);
});

Given(
  /^(another process holds the file|a file that somebody deletes|an earlier copy has taken the place of the file|(?:its|a) .* (?:can only be read|are overwritten|has changed its tables|has taken its place))$/,
  function (this: AuditWorld, fault: string) {
    this.part(FaultyFile).strike(fault);
  },
);

Given('an entry that it has stored there itself', async function (this: AuditWorld) {
  await this.part(AuditStage).service.record({ eventType: 'plan.applied' }).stored();
});

Given('a copy of the file as it is now', function (this: AuditWorld) {
  this.part(FaultyFile).takeCopy();
});

Given(
  '{int} entries that it has stored since, one after another',
  async function (this: AuditWorld, count: number) {
    for (let left = count; left > 0; left -= 1) {
      await this.part(AuditStage).service.record({ eventType: 'plan.applied' }).stored();
    }
  },
);

Given('its session, which is open', async function (this: AuditWorld) {
  await this.part(AuditStage).service.ensureSession();
});

When('Ada records {int} more entries and flushes the log', async function (this: AuditWorld, count: number) {
  await this.part(FaultyFile).record(count);
});

Then('she is told {word}, and both entries are held', function (this: AuditWorld, code: string) {
  const { rejection } = this.part(AuditStage);
  assert.deepEqual({ code: rejection.code, held: rejection.heldCount }, { code, held: 2 });
});

Then(/^the same log stores them as soon as (.*)$/, async function (this: AuditWorld, remedy: string) {
  const file = this.part(FaultyFile);
  file.mend(remedy);
  assert.equal(await file.countEntries(), 5);
});

Then('the log finds {int} entries', async function (this: AuditWorld, count: number) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.equal(outcome?.status, 'fulfilled');
  assert.equal(await this.part(FaultyFile).countEntries(), count);
});

Then('both entries are in a new file', async function (this: AuditWorld) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.equal(outcome?.status, 'fulfilled');
  assert.equal(await this.part(FaultyFile).countEntries(), 2);
});

Then('the log of the program has warned that they are sent again', function (this: AuditWorld) {
  const { messages } = this.part(MemoryStage).log;
  assert.deepEqual(messages, ['warn: audit entries could not be stored; they will be sent again']);
});
