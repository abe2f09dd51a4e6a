import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { Streaming } from '../querying/support/streaming';
import { AuditStage } from '../support/audit-stage';
import { Questions } from '../support/questions';
import { Recording } from '../support/recording';
import type { AuditWorld } from '../support/world';

Given('a log of {int} entries', async function (this: AuditWorld, count: number) {
  await this.part(Streaming).fill(count);
});

Given('an older entry of Grace', async function (this: AuditWorld) {
  await this.part(Streaming).recordOlder('grace');
});

Given('the newest {int} of them read by Grace', async function (this: AuditWorld, count: number) {
  await this.part(Streaming).readOn(count);
});

When('Grace asks for a page', async function (this: AuditWorld) {
  await this.part(Streaming).readPage();
});

When('Grace streams the log to its end', async function (this: AuditWorld) {
  await this.part(Streaming).readOn();
});

When('Grace streams the log until she finds entry {int}', async function (this: AuditWorld, number: number) {
  await this.part(Streaming).readUntil(number);
});

When('Grace streams the entries of {word} to their end', async function (this: AuditWorld, actor: string) {
  await this.part(Streaming).readUntil(0, { actor });
});

When('Ada records {int} more entries, and Grace reads on', async function (this: AuditWorld, count: number) {
  await this.part(Recording).recordMany(count);
  await this.part(Streaming).readOn();
});

When('the log is closed, and Grace reads on', async function (this: AuditWorld) {
  const streaming = this.part(Streaming);
  await this.part(AuditStage).attempt(async (service) => {
    await service.close();
    await streaming.readOn();
  });
});

When('Grace streams the entries with {}', async function (this: AuditWorld, filter: string) {
  const { service } = this.part(AuditStage);
  const questions = this.part(Questions);
  questions.refusal = await service
    .entries(JSON.parse(filter))
    .next()
    .catch((error: unknown) => error);
});

Then('she has read the entries {int} to {int}', function (this: AuditWorld, from: number, to: number) {
  const expected = Array.from({ length: from - to + 1 }, (_, index) => from - index);
  assert.deepEqual(this.part(Streaming).numbers, expected);
});

Then('she has read nothing', function (this: AuditWorld) {
  assert.deepEqual(this.part(Streaming).numbers, []);
});

Then(
  'the store was asked for {int} page(s) of at most {int} entries',
  function (this: AuditWorld, pages: number, entriesMax: number) {
    const { pageSizes } = this.part(Streaming);
    assert.equal(pageSizes.length, pages);
    assert.ok(Math.max(...pageSizes) <= entriesMax, `A page of ${Math.max(...pageSizes)} was asked for.`);
  },
);

Then('Grace is told that the log was closed', function (this: AuditWorld) {
  assert.equal(this.part(AuditStage).rejection.code, 'AUDIT_CLOSED');
});
