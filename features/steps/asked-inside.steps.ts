import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AskedInside } from '../session/support/asked-inside';
import { AuditStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

Given(/^a store that calls (\w+\(\)) while it is being opened$/, function (this: AuditWorld, call: string) {
  this.part(AskedInside).askWith(call);
});

When('Ada records an entry that opens it', async function (this: AuditWorld) {
  await this.part(AuditStage).attempt((log) => log.record({ eventType: 'plan.applied' }).stored());
});

Then('the store is told at once that the opening waits for itself', async function (this: AuditWorld) {
  assert.equal(await this.part(AskedInside).told(), 'AUDIT_SESSION_REENTERED');
});

Then("Ada's entry is stored", function (this: AuditWorld) {
  assert.equal(this.part(AuditStage).fulfilment, undefined);
});
