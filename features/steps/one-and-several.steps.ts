import { ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { CountedFaults } from '../integrity/support/counted-faults';
import type { AuditWorld } from '../support/world';

Given('an open store with 2 rows, each a batch of its own', async function (this: AuditWorld) {
  await this.part(CountedFaults).make();
});

When(
  /^(an index hides .*|(?:the first|both|the second) (?:is|are) (?:deleted|marked).*|it is held against .*|a trigger keeps .*|the (?:third|fourth) batch of .*|one waits .*)$/,
  async function (this: AuditWorld, deed: string) {
    await this.part(CountedFaults).do(deed);
  },
);

Then('the report of it says {string}', function (this: AuditWorld, words: string) {
  const { told } = this.part(CountedFaults);
  ok(told.includes(words), told);
});
