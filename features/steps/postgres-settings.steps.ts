import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { SettledLog } from '../engines/support/settled-log';
import type { AuditWorld } from '../support/world';

Given(
  /^a log in PostgreSQL, to which Ada connects with (.*)$/,
  async function (this: AuditWorld, setting: string) {
    await this.part(SettledLog).set(setting);
  },
);

When(
  'she stores {int} entries, erases those of one actor, and prunes all but the newest {int}',
  async function (this: AuditWorld, count: number, keepNewest: number) {
    await this.part(SettledLog).live(count, keepNewest);
  },
);

Then('what she lists, proves and verifies is as it was stored', function (this: AuditWorld) {
  const { verdicts, listed, isProved } = this.part(SettledLog);
  assert.deepEqual(
    verdicts.map(({ isIntact, faults }) => [isIntact, faults]),
    [
      [true, []],
      [true, []],
    ],
  );
  // The notes of what was done are entries, too.
  assert.deepEqual(listed, SettledLog.left);
  assert.ok(isProved);
});

Then('Grace, who connects with no setting, finds it intact', async function (this: AuditWorld) {
  const { isIntact, faults } = await this.part(SettledLog).verifyPlainly();
  assert.deepEqual([isIntact, faults], [true, []]);
});
