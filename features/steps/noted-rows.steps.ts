import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { NotedRow } from '../integrity/support/noted-row';
import type { AuditWorld } from '../support/world';

When(
  /^Ada has stored (\d+) batches, and somebody stores a row with (.*) beside it$/,
  async function (this: AuditWorld, batches: string, note: string) {
    const row = this.part(NotedRow);
    await row.store(Number(batches));
    assert.equal(await row.links(), 0);
    await row.note(note);
  },
);

When('Ada goes on with a batch', async function (this: AuditWorld) {
  await this.part(NotedRow).store(1);
});

When('Ada goes on with a look at how far the chain has come', async function (this: AuditWorld) {
  await this.part(NotedRow).look();
});

Then('that row has its link', async function (this: AuditWorld) {
  assert.equal(await this.part(NotedRow).links(), 1);
});
