import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { barrierAccidents } from '../interleavings/support/barrier-accidents';
import { BarrierStage } from '../interleavings/support/barrier-stage';
import { lastGoesWrong, ReleasedTasks } from '../interleavings/support/released-tasks';
import type { AuditWorld } from '../support/world';

Given(/^(\d+) tasks,? (of which .+|that .+)$/, function (this: AuditWorld, count: string, kind: string) {
  const tasks = this.part(ReleasedTasks);
  tasks.count = Number(count);
  tasks.kind = kind;
});

When(/^they are released together by (.+)$/, async function (this: AuditWorld, accident: string) {
  const tasks = this.part(ReleasedTasks);
  const wrong = barrierAccidents[accident]?.(this.part(BarrierStage)).startTimer;
  assert.ok(wrong, `Nobody knows ${accident}.`);
  await tasks.release(lastGoesWrong(tasks.timer, tasks.count, wrong));
});

When('they are released together', async function (this: AuditWorld) {
  await this.part(ReleasedTasks).release();
});

When('they are released together and the time is up', async function (this: AuditWorld) {
  await this.part(ReleasedTasks).releaseUntilTimeIsUp();
});

Then('the outcomes are success, failure, success', function (this: AuditWorld) {
  const { outcomes } = this.part(ReleasedTasks);
  assert.deepEqual(
    outcomes.map(({ status }) => status),
    ['fulfilled', 'rejected', 'fulfilled'],
  );
});

Then('the run is void: {string}', function (this: AuditWorld, reason: string) {
  assert.ok(this.part(ReleasedTasks).failure.includes(reason), this.part(ReleasedTasks).failure);
});
