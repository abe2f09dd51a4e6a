import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { LackingRights } from '../engines/support/lacking-rights';
import type { AuditWorld } from '../support/world';

Given(/^a log of Grace, who may not write to (.*)$/, function (this: AuditWorld, what: string) {
  this.part(LackingRights).lack(what);
});

When('she opens it, and opens it again when she may write there', async function (this: AuditWorld) {
  await this.part(LackingRights).run();
});

Then(
  /^she was first told AUDIT_STORE_READ_ONLY, because of "(.*)" (?:the file|its -wal|its -shm)$/,
  function (this: AuditWorld, why: string) {
    const { told, lacking } = this.part(LackingRights);
    assert.match(told.first, /^AUDIT_STORE_READ_ONLY /);
    assert.ok(told.first.includes(`${why} "${lacking}"`), told.first);
  },
);

Then('nothing new was beside the file, and the second time it was open', function (this: AuditWorld) {
  const { told, names } = this.part(LackingRights);
  assert.deepEqual([told.files, told.after], [names, 'opened']);
});
