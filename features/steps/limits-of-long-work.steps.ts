import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { LimitedWork } from '../retention/support/limited-work';
import { AuditStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

const HALF_A_SECOND_MS = 500;

When(
  /^Grace prunes all but 1000 of them, and (.*?) while (.*)$/,
  async function (this: AuditWorld, ends: string, moment: string) {
    await this.part(LimitedWork).pruneUntil(moment, ends);
  },
);

When(
  /^Grace calls (.*), and (.*) before Ada's entry is stored$/,
  async function (this: AuditWorld, call: string, ends: string) {
    const work = this.part(LimitedWork);
    await work.begin(call, ends);
    work.end(ends);
    await work.passTime(0);
  },
);

When(/^Grace calls (.*) with a signal that was aborted$/, async function (this: AuditWorld, call: string) {
  const work = this.part(LimitedWork);
  work.end('gives up');
  await work.begin(call, 'gives up');
});

When('Grace calls prune with a signal of another make that was aborted', async function (this: AuditWorld) {
  const signal = Object.assign(new EventTarget(), { aborted: true });
  await this.part(LimitedWork).begin('prune', 'gives up', { signal });
});

When(
  /^Grace calls (.*), and (.*) while it waits$/,
  async function (this: AuditWorld, call: string, ends: string) {
    const work = this.part(LimitedWork);
    await work.begin(call, ends);
    work.end(ends);
    await work.passTime(0);
    await work.passTime(HALF_A_SECOND_MS);
  },
);

When(
  /^Grace calls (\w+) with (\w+): (.*)$/,
  async function (this: AuditWorld, call: string, option: string, value: string) {
    await this.part(LimitedWork).begin(call, 'never', { [option]: literal(value) });
  },
);

Then('she is told so when {int} entries have gone', function (this: AuditWorld, gone: number) {
  assert.equal(this.part(LimitedWork).goneWhenTold, gone);
  assertTold(this, `${gone} entries have gone.`);
});

Then(
  'she is told so half a second later, when {int} entries have gone',
  async function (this: AuditWorld, gone: number) {
    const work = this.part(LimitedWork);
    await work.passTime(HALF_A_SECOND_MS - 1);
    assert.equal(work.goneWhenTold, undefined);
    await work.passTime(1);
    assert.equal(work.goneWhenTold, gone);
    assertTold(this, 'the entry audit.pruned will say what has gone in all');
    await work.goOn();
  },
);

Then('she no longer waits, and is told so', function (this: AuditWorld) {
  assert.notEqual(this.part(LimitedWork).goneWhenTold, undefined, 'She still waits.');
  assertTold(this, '');
});

Then(
  'she is told so, and the store was asked for none of it, also afterwards',
  async function (this: AuditWorld) {
    const work = this.part(LimitedWork);
    assertTold(this, '');
    await work.goOn();
    assert.deepEqual(work.asked, []);
  },
);

Then('she is told {string} in its place', function (this: AuditWorld, message: string) {
  const { rejection } = this.part(AuditStage);
  assert.deepEqual([rejection.name, rejection.message], ['AbortError', message]);
});

/** Her own reason where she gave up, and else that the time was up. */
function assertTold(world: AuditWorld, words: string): void {
  const { code, message } = world.part(AuditStage).rejection;
  if (code === 'AUDIT_STORE_TIMEOUT') {
    assert.match(message, /within 1000 ms/);
    assert.ok(message.includes(words), message);
  } else {
    assert.match(message, /^Grace (has gone|is busy)\.$/);
  }
}
