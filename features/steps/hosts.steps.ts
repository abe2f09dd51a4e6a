import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { HostedLog } from '../adopting/support/hosted-log';
import type { AuditWorld } from '../support/world';

Given(
  /^a project that keeps a log in a module (?:as the page "(.*)" writes it|that makes one each time)$/,
  async function (this: AuditWorld, page: string | undefined) {
    const log = this.part(HostedLog);
    await log.install();
    log.writeModule(page);
  },
);

Given(
  'a project that keeps a log in a function, which flushes before it returns',
  function (this: AuditWorld) {
    return this.part(HostedLog).install();
  },
);

When(
  'a development server loads the module ten times, and records an entry each time',
  function (this: AuditWorld) {
    return this.part(HostedLog).reload();
  },
);

When('the function is called three times, and frozen after each call', function (this: AuditWorld) {
  return this.part(HostedLog).callAndFreeze(3);
});

When('it is thrown away while it is frozen', function (this: AuditWorld) {
  return this.part(HostedLog).throwAway();
});

Then(/^(\d+) threads? (?:has|have) been started$/, function (this: AuditWorld, count: string) {
  assert.equal(this.part(HostedLog).threadCount, Number(count));
});

Then('the log holds the entries of all {int} loads/calls', async function (this: AuditWorld, count: number) {
  const subjects = await this.part(HostedLog).readSubjects();
  const expected = Array.from({ length: count }, (_, index) => String(count - index));
  assert.deepEqual(subjects, expected);
});
