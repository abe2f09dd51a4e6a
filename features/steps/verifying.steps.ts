import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { VerifiedLog } from '../integrity/support/verified-log';
import type { AuditWorld } from '../support/world';

Given(
  'a log in a file with a batch of {int} entries, and one of {int} of a year later',
  async function (this: AuditWorld, count: number, later: number) {
    await this.part(VerifiedLog).fill(count, later);
  },
);

When(
  /^(the service|who opens it to read) verifies (everything|what is of a year later|what was before)$/,
  async function (this: AuditWorld, who: string, what: string) {
    await this.part(VerifiedLog).verify(who, what);
  },
);

When(
  /^(the service|who opens it to read) verifies everything, and gives up at the first progress(, which never ends)?$/,
  async function (this: AuditWorld, who: string, endless: string | null) {
    await this.part(VerifiedLog).giveUp(who, endless !== null);
  },
);

When(/^nobody wants to know any more, while the store (.*)$/, function (this: AuditWorld, how: string) {
  this.part(VerifiedLog).lookUnwanted(how);
});

Then('the store lets go of it half-way', function (this: AuditWorld) {
  const { error, reason } = this.part(VerifiedLog);
  assert.equal(error, reason);
});

Then(
  '{int} entries were looked into, of all batches, and the last progress says so',
  function (this: AuditWorld, entries: number) {
    const { report, progress } = this.part(VerifiedLog);
    assert.deepEqual([report?.isIntact, report?.entries, report?.batches], [true, entries, 2]);
    assert.deepEqual(progress.at(-1), { doneEntries: entries, totalEntries: 16_409 });
    assert.equal(progress.length, 2);
  },
);

Then(
  'the call is rejected with the reason, and the next one looks into {int} entries',
  function (this: AuditWorld, entries: number) {
    const { error, reason, report } = this.part(VerifiedLog);
    assert.equal(error, reason);
    assert.deepEqual([report?.isIntact, report?.entries], [true, entries]);
  },
);
