import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import { PassingWriter } from '../querying/support/passing-writer';
import type { AuditWorld } from '../support/world';

Given(
  'a log with {int} entries of which the last are beside the file',
  function (this: AuditWorld, count: number) {
    this.part(PassingWriter).prepare(count);
  },
);

When(
  /^Grace (opens it|backs it up), and (.*)$/,
  async function (this: AuditWorld, how: string, moment: string) {
    await this.part(PassingWriter).read(how, moment);
  },
);

Then('she finds the {int} entries', function (this: AuditWorld, count: number) {
  assert.equal(this.part(PassingWriter).outcome, count);
});

Then('she is told {word}, for there is no such file', function (this: AuditWorld, code: string) {
  const { outcome } = this.part(PassingWriter);
  assert.ok(outcome instanceof AuditStoreError && outcome.code === code, String(outcome));
  assert.ok(outcome.message.includes('there is no such file'), outcome.message);
});
