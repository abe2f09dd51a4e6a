import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { MonthlyLog } from '../engines/support/monthly-log';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import type { AuditWorld } from '../support/world';

Given(
  'a log in the partitions of the page, with {int} entries of this month and {int} of the month after next',
  async function (this: AuditWorld, now: number, later: number) {
    const log = this.part(MonthlyLog);
    await log.make();
    await log.record(now, 'now');
    await log.record(later, 'later');
  },
);

When(
  /^(the entries of this month are pruned, and )?its table is dropped as the page says$/,
  async function (this: AuditWorld, isPruned: string | null) {
    const log = this.part(MonthlyLog);
    if (isPruned) {
      await log.prune();
    }
    await log.dropAsThePageSays();
  },
);

When(
  /^somebody (drops|detaches) the table of this month$/,
  async function (this: AuditWorld, what: 'drops' | 'detaches') {
    await this.part(MonthlyLog).take(what);
  },
);

When('somebody attaches it again', async function (this: AuditWorld) {
  await this.part(MonthlyLog).attach();
});

When(
  'the entries before the month after next are pruned, and {int} others are recorded',
  async function (this: AuditWorld, count: number) {
    const log = this.part(MonthlyLog);
    await log.prune();
    await log.record(count, 'later');
  },
);

Then('the table of this month is gone', async function (this: AuditWorld) {
  const log = this.part(MonthlyLog);
  assert.deepEqual([log.refusal, await log.hasMonth()], [undefined, false]);
});

Then('the server refuses that: {string}', async function (this: AuditWorld, why: string) {
  const log = this.part(MonthlyLog);
  assert.deepEqual([Object(log.refusal).message, await log.hasMonth()], [why, true]);
});

Then(
  'each of the {int} entries of this month is missing to whoever verifies the log',
  async function (this: AuditWorld, count: number) {
    const log = this.part(AttackedDatabase);
    await log.verify();
    const kinds = log.report?.faults.map(({ kind }) => kind);
    assert.deepEqual(
      kinds,
      Array.from({ length: count }, () => 'missing'),
    );
  },
);
