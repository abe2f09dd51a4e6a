import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { WaitingFollower } from '../querying/support/waiting-follower';
import { AuditStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

Given(/^a log in which Grace (.*)$/, async function (this: AuditWorld, state: string) {
  await this.part(WaitingFollower).bringTo(state);
});

Given(
  /^a store that fails once with (.*) when it is followed$/,
  function (this: AuditWorld, failure: string) {
    this.part(WaitingFollower).failWith(failure);
  },
);

Given('a store that cannot be followed', function (this: AuditWorld) {
  this.part(WaitingFollower).forbid();
});

When('Ada records an entry, and no time passes', async function (this: AuditWorld) {
  const grace = this.part(WaitingFollower);
  await grace.record(1);
  await grace.settle();
});

When(
  'Ada records an entry, and then the store says that it has found nothing',
  async function (this: AuditWorld) {
    const grace = this.part(WaitingFollower);
    await grace.record(1);
    grace.gate.open();
    await grace.settle();
  },
);

When(
  /^(\d) waits pass in which nothing comes(, and somebody else stores an entry)?$/,
  async function (this: AuditWorld, count: string, stores: string | null) {
    const grace = this.part(WaitingFollower);
    for (let left = Number(count); left > 0; left -= 1) {
      await grace.passWait();
    }
    if (stores !== null) {
      grace.storeElsewhere();
      await grace.passWait();
    }
  },
);

When(
  /^(she .*|the log is closed|her own code fails|her stream breaks) while she follows it$/,
  async function (this: AuditWorld, event: string) {
    await this.part(WaitingFollower).happen(event);
  },
);

When('Grace follows its 3 entries', async function (this: AuditWorld) {
  const grace = this.part(WaitingFollower);
  await grace.record(3);
  await grace.follow().reached(3);
});

When('{int} ms pass for Grace', async function (this: AuditWorld, durationMs: number) {
  await this.part(WaitingFollower).passTime(durationMs);
});

When(/^she follows it with the options (.*)$/, async function (this: AuditWorld, options: string) {
  await this.part(AuditStage).attempt((service) => service.follow(JSON.parse(options)));
});

Then(/^Grace has (\d+) entr(?:y|ies), and waits for more$/, function (this: AuditWorld, count: string) {
  assert.equal(this.part(WaitingFollower).follower.entries.length, Number(count));
});

Then(/^she has waited for (.*) ms$/, function (this: AuditWorld, waits: string) {
  assert.deepEqual(this.part(WaitingFollower).waits, waits.split(/, | and /).map(Number));
});

Then(
  /^(her loop has ended|she is told why|her own error is told|she is told [A-Z_]+), with (\d+) entr(?:y|ies)$/,
  async function (this: AuditWorld, outcome: string, count: string) {
    const grace = this.part(WaitingFollower);
    const error = await grace.follower.ended;
    const known = new Map<unknown, string>([
      [undefined, 'her loop has ended'],
      [grace.reason, 'she is told why'],
      [grace.ownError, 'her own error is told'],
    ]);
    assert.equal(known.get(error) ?? `she is told ${Object(error).code}`, outcome);
    assert.equal(grace.follower.entries.length, Number(count));
  },
);

Then(
  'nothing of it stays: no timer, no listener, and the store is asked no more',
  async function (this: AuditWorld) {
    await this.part(WaitingFollower).expectGone();
  },
);

Then(/^she has 3 entries, and the logger heard of (\w+)$/, function (this: AuditWorld, code: string) {
  const grace = this.part(WaitingFollower);
  assert.equal(grace.follower.entries.length, 3);
  assert.deepEqual(grace.heard, code === 'nothing' ? [] : [code]);
});

Then(/^she has (AUDIT_\w+)$/, async function (this: AuditWorld, code: string) {
  assert.equal(Object(await this.part(WaitingFollower).follower.ended).code, code);
});
