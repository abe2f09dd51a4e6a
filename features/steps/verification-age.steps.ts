import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { Verification } from '#audit-log/command/serve/verification';
import { VerifiedLog } from '../integrity/support/verified-log';
import type { AuditWorld } from '../support/world';

const LOOKED_AT = 1_000_000_000;

class HeadOfPage {
  words = '';
}

When('Mary opens the page {int} ms after somebody had looked', async function (this: AuditWorld, ms: number) {
  const log = this.part(VerifiedLog);
  await log.fill(1, 1);
  await log.verify('Ada', 'everything');
  assert.ok(log.report);
  const verification = new Verification();
  verification.keep(log.report, LOOKED_AT);
  this.part(HeadOfPage).words = verification.verdictAt(LOOKED_AT + ms).words;
});

Then('its head says that this was {string}', function (this: AuditWorld, ago: string) {
  assert.equal(this.part(HeadOfPage).words, `As it was stored, ${ago}`);
});
