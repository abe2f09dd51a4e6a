import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { OddPool } from '../engines/support/odd-pools';
import type { AuditWorld } from '../support/world';

When(/^Ada opens a log over (.*)$/, async function (this: AuditWorld, what: string) {
  await this.part(OddPool).open(what);
});

Then('she can store an entry and verify the log', async function (this: AuditWorld) {
  const { audit } = this.part(OddPool);
  await audit.record({ eventType: 'plan.applied', actor: 'ada' }).stored();
  const { entries, isIntact } = await audit.verify();
  assert.deepEqual([entries, isIntact], [1, true]);
});

Then('no table was made in the database', async function (this: AuditWorld) {
  assert.deepEqual(await this.part(OddPool).tables(), []);
});
