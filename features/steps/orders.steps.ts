import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { OrderedLog } from '../integrity/support/ordered-log';
import type { AuditWorld } from '../support/world';

Given(
  'a log in {word} with 3 batches of 6 entries of Ada, of which 2 were pruned as is proper',
  async function (this: AuditWorld, store: string) {
    await this.part(OrderedLog).make(store);
  },
);

When(
  /^(?:somebody )?((?:has an engine|prunes entries, and|erases an entry, and|marks an entry as pruned himself|2500 entries|a pruning goes on|a process that pruned|the entry that tells).*)$/,
  async function (this: AuditWorld, deed: string) {
    await this.part(OrderedLog).do(deed);
  },
);

When('2 entries more are pruned as is proper, and 1 after that', async function (this: AuditWorld) {
  const log = this.part(OrderedLog);
  await log.prune(2, 'next');
  await log.prune(1, 'after-next');
});

Then(
  'verifying the log in {word} finds {string}',
  async function (this: AuditWorld, _: string, faults: string) {
    assert.equal(await this.part(OrderedLog).verify(), faults);
  },
);
