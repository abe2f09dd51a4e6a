import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { BatchRun } from '../engines/support/batch-run';
import type { AuditWorld } from '../support/world';

Given(
  '{int} batches of one writer of which the first has failed',
  async function (this: AuditWorld, count: number) {
    await this.part(BatchRun).send(count, true);
  },
);

When(
  '{int} batches of one writer are on their way, and the first of them breaks the table',
  async function (this: AuditWorld, count: number) {
    await this.part(BatchRun).send(count, true);
  },
);

When('they are sent again', async function (this: AuditWorld) {
  const run = this.part(BatchRun);
  await run.send(run.endings.length, false);
});

Then(
  /^the first of the (\d) fails with (\w+), and the others with (\w+)$/,
  function (this: AuditWorld, count: string, first: string, others: string) {
    const { endings } = this.part(BatchRun);
    assert.deepEqual(endings, [first, ...Array(Number(count) - 1).fill(others)]);
  },
);
