import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { Chance } from '../content/support/chance';
import { sprinkled } from '../content/support/sprinkled';
import type { AuditWorld } from '../support/world';

When(
  'Ada records {int} values that chance has made, and Grace writes each in the obvious way',
  async function (this: AuditWorld, count: number) {
    await this.part(Chance).compareMany(count);
  },
);

Then('of each of the {int} the same is kept', function (this: AuditWorld, count: number) {
  const { outcome } = this.part(Chance);
  assert.equal(outcome.report, '');
  assert.equal(outcome.count, count);
});

When(
  'Ada records {int} large values with a secret here and there, and Grace writes each in the obvious way',
  async function (this: AuditWorld, count: number) {
    await this.part(Chance).compareMany(count, sprinkled);
  },
);
