import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { makeRow } from '#audit-log/contract/trial-store';
import { Keeping } from '../retention/support/keeping';
import { AuditStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

const HOUR_MS = 3_600_000;

/** How many entries a scenario began with. */
const filled = new WeakMap<AuditWorld, number>();

Given(
  'a store with {int} entries, one an hour, the newest of them a moment ago',
  function (this: AuditWorld, count: number) {
    filled.set(this, count);
    this.part(Keeping).fill(count);
  },
);

Given(
  'a store with {int} entries, one a minute, the oldest of them {int} days old',
  function (this: AuditWorld, count: number, days: number) {
    const keeping = this.part(Keeping);
    const ageMs = days * 24 * HOUR_MS - (count - 1) * 60_000;
    keeping.fill(count, { apartMs: 60_000, ageMs });
  },
);

Given(
  'a store with {int} entries by a clock that was {int} hours ahead, and {int} since it was put right',
  async function (this: AuditWorld, ahead: number, hours: number, since: number) {
    filled.set(this, ahead + since);
    await this.part(Keeping).fillAhead(hours * HOUR_MS, ahead, since);
  },
);

When('Grace prunes all but the newest {int}', async function (this: AuditWorld, keepNewest: number) {
  this.part(Keeping).memory.openLog();
  await this.part(AuditStage).service.prune({ keepNewest });
});

Then(
  'the first {int} and the newest {int} are left',
  function (this: AuditWorld, first: number, newest: number) {
    this.part(Keeping).assertFirstAndNewest(first, newest, filled.get(this) ?? 0);
  },
);

Then('what is left are those that were stored last', function (this: AuditWorld) {
  const { left } = this.part(Keeping);
  this.part(Keeping).assertNewest(left.length, filled.get(this) ?? 0);
});

Given('an audit log that keeps them for {int} days', function (this: AuditWorld, maxAgeDays: number) {
  this.part(Keeping).open({ maxAgeDays });
});

Given(
  '{int} audit logs that keep them for {int} days',
  function (this: AuditWorld, count: number, days: number) {
    this.part(Keeping).open({ maxAgeDays: days }, count);
  },
);

Given(
  'an audit log that keeps them for {int} days, and whose archive is not there at first',
  function (this: AuditWorld, maxAgeDays: number) {
    let calls = 0;
    const archive = async () => {
      calls += 1;
      await (calls === 1 ? Promise.reject(new Error('The archive is not there.')) : Promise.resolve());
    };
    this.part(Keeping).open({ maxAgeDays, archive });
  },
);

Given(
  'an audit log that keeps them for {int} days, and whose archive never answers',
  function (this: AuditWorld, maxAgeDays: number) {
    const keeping = this.part(Keeping);
    keeping.memory.clock.standStill();
    keeping.open({ maxAgeDays, archive: () => new Promise(() => undefined) });
  },
);

Given(
  'an audit log that keeps them for {int} days, by a clock that knows what time passes',
  function (this: AuditWorld, maxAgeDays: number) {
    const keeping = this.part(Keeping);
    keeping.openByWrongClock({ maxAgeDays }, { monotonic: keeping.memory.clock.now, isMovedByHand: true });
  },
);

Given(
  'an audit log that keeps them for {int} days, by a clock that does not know',
  function (this: AuditWorld, maxAgeDays: number) {
    this.part(Keeping).openByWrongClock({ maxAgeDays }, { isMovedByHand: true });
  },
);

Given(
  'an audit log that keeps them for {int} days, by a clock that tells only the time',
  function (this: AuditWorld, maxAgeDays: number) {
    this.part(Keeping).openByWrongClock({ maxAgeDays }, {});
  },
);

Given(
  'somebody recorded an entry {int} hours ago, by a clock that reads 2099',
  function (this: AuditWorld, hours: number) {
    this.part(Keeping).recordEarlier(hours);
  },
);

Given(
  'a store with {int} entries, one an hour, the newest of them {int} days old',
  function (this: AuditWorld, count: number, days: number) {
    filled.set(this, count);
    this.part(Keeping).fill(count, { ageMs: days * 24 * HOUR_MS });
  },
);

Given('somebody has pruned it by a clock that reads 2099', function (this: AuditWorld) {
  const note = makeRow('note', Date.parse('2099-01-01'), { eventType: 'audit.pruning' });
  this.part(Keeping).memory.store.rows.set('note', note);
});

When(
  /^(2 hours later )?Ada records entries while the clock reads 2099 (?:once|for (\d+) minutes, one a minute)$/,
  async function (this: AuditWorld, later: string | null, minutes: string | null) {
    const keeping = this.part(Keeping);
    keeping.memory.clock.advance(later === null ? 0 : 2 * HOUR_MS);
    await keeping.recordWrongly(Number(minutes ?? 0));
  },
);

When('Ada records an entry', async function (this: AuditWorld) {
  await this.part(Keeping).record();
});

When('each of them records an entry', async function (this: AuditWorld) {
  await this.part(Keeping).record();
});

Given('Ada has recorded an entry', async function (this: AuditWorld) {
  await this.part(Keeping).record();
});

When('Ada records another one an hour later', async function (this: AuditWorld) {
  const keeping = this.part(Keeping);
  keeping.memory.clock.advance(HOUR_MS);
  await keeping.record();
});

When('Ada counts the entries, and a day passes', async function (this: AuditWorld) {
  const keeping = this.part(Keeping);
  await this.part(AuditStage).service.count();
  keeping.memory.clock.advance(24 * HOUR_MS);
  await this.part(AuditStage).service.count();
  await keeping.settle();
});

When('Ada records an entry each minute for {int} hours', async function (this: AuditWorld, hours: number) {
  await this.part(Keeping).recordEachMinute(hours);
});

When('Ada records an entry, and another one an hour later', async function (this: AuditWorld) {
  const keeping = this.part(Keeping);
  await keeping.record();
  const { retention } = this.part(AuditStage).service.stats();
  assert.equal(Reflect.get(Object(retention?.lastError), 'code'), 'AUDIT_ARCHIVE_FAILED');
  keeping.memory.clock.advance(HOUR_MS);
  await keeping.record();
});

When('Ada records an entry and closes the log', async function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  service.record({ eventType: 'plan.created' });
  await service.close();
});

Then(
  'all {int} are still there, and the log says nothing of pruning',
  function (this: AuditWorld, count: number) {
    const keeping = this.part(Keeping);
    keeping.assertNewest(count, count);
    assert.deepEqual(keeping.told, { began: 0, deleted: [] });
  },
);

Then('the newest {int} are left', function (this: AuditWorld, count: number) {
  this.part(Keeping).assertNewest(count, filled.get(this) ?? 0);
});

Then('the log says once that {int} have gone', function (this: AuditWorld, deleted: number) {
  assert.deepEqual(this.part(Keeping).told, { began: 1, deleted: [deleted] });
});

Then('the log says once that some have gone', function (this: AuditWorld) {
  const { began, deleted } = this.part(Keeping).told;
  assert.deepEqual([began, deleted.length], [1, 1]);
});

Then('the log says of pruning at most {int} times', function (this: AuditWorld, timesMax: number) {
  const { began, deleted } = this.part(Keeping).told;
  assert.ok(began >= 1 && began <= timesMax, `It has said so ${began} times.`);
  assert.equal(deleted.length, began);
});

Then('no entry is older than {int} days and an hour', function (this: AuditWorld, days: number) {
  const oldest = Math.max(...this.part(Keeping).ages);
  assert.ok(oldest <= days + 1 / 24, `One is ${oldest} days old.`);
});

Then('the logger and the statistics have told of AUDIT_ARCHIVE_FAILED once', function (this: AuditWorld) {
  const { messages } = this.part(Keeping).memory.log;
  const told = messages.filter((message) => message.includes('could not be pruned'));
  assert.equal(told.length, 1);
  assert.equal(this.part(AuditStage).service.stats().retention?.lastError, undefined);
});
