import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Then, When } from '@cucumber/cucumber';
import { makeRow } from '#audit-log/contract/trial-store';
import { StoreStage } from '../engines/support/store-stage';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

When(
  'a new row comes, and beside it one of other words with the id of the second',
  async function (this: AuditWorld) {
    const stage = this.part(StoreStage);
    const [, second, , fourth] = stage.rows(4);
    assert.ok(second && fourth);
    await stage.store([
      makeRow(second[0], 3000, {
        eventType: 'plan.forged',
        actor: 'eve',
        tenant: 'Werk 7',
        details: '{"lines":7}',
      }),
      fourth,
    ]);
  },
);

Then('the call succeeds', function (this: AuditWorld) {
  assert.equal(this.part(StoreStage).error, undefined);
});

Then(
  'the store holds the {int} rows, each as it was stored first',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    assert.deepEqual(await stage.engine.list({}, count + 1), stage.rows(count).reverse());
  },
);

Then('its file lies in the new folder', function (this: AuditWorld) {
  assert.ok(existsSync(this.part(TemporaryFolder).file('new/folder/audit.db')));
});
