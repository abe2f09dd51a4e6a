import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { ClockedLog } from '../querying/support/clocked-log';
import { FollowedLog } from '../querying/support/followed-log';
import type { AuditWorld } from '../support/world';

const MEGABYTE = 2 ** 20;

Given(
  'a log that Ada has recorded the entries {int} to {int} in',
  async function (this: AuditWorld, first: number, last: number) {
    const log = this.part(FollowedLog);
    log.open();
    await log.record(first, last);
  },
);

Given(
  'a log that Ada has recorded the entries {int} to {int} in, each of 1 MB',
  async function (this: AuditWorld, first: number, last: number) {
    const log = this.part(FollowedLog);
    log.open({ detailsBytesMax: 2 * MEGABYTE });
    await log.record(first, last, 'x'.repeat(MEGABYTE));
  },
);

Given('a log whose clock goes back an hour each time it is read', function (this: AuditWorld) {
  this.part(FollowedLog).openBackwards();
});

Given('the cursor of the entry {int} kept by Grace', async function (this: AuditWorld, number: number) {
  await this.part(FollowedLog).keepCursor(number);
});

Given(
  'a log with the entries {int} to {int}, each an hour older than the one before it',
  async function (this: AuditWorld, first: number, last: number) {
    const log = this.part(ClockedLog);
    log.open();
    await log.record(first, last, { step: -1 });
  },
);

Given(
  'a log with the entries 1 to 5, of which there is a backup, and the entries 6 to 10',
  async function (this: AuditWorld) {
    const log = this.part(ClockedLog);
    log.open();
    await log.record(1, 5);
    await log.backUp();
    await log.record(6, 10);
  },
);

When(
  'Grace follows it, and Ada records the entries {int} to {int}',
  async function (this: AuditWorld, first: number, last: number) {
    const log = this.part(FollowedLog);
    const follower = log.follow('Grace');
    await follower.reached(first - 1);
    await log.record(first, last);
    await follower.reached(last);
  },
);

When(
  'Grace follows it, and another log on its file records the entries {int} to {int}',
  async function (this: AuditWorld, first: number, last: number) {
    const log = this.part(FollowedLog);
    const follower = log.follow('Grace');
    await follower.reached(first - 1);
    await log.recordElsewhere(first, last);
    await follower.reached(last);
  },
);

When(
  'Grace follows it by reading only, and Ada records the entries {int} to {int}',
  async function (this: AuditWorld, first: number, last: number) {
    const log = this.part(FollowedLog);
    const follower = await log.followReadOnly('Grace');
    await follower.reached(first - 1);
    await log.record(first, last);
    await follower.reached(last);
  },
);

When('Grace follows it to the entry {int}', async function (this: AuditWorld, last: number) {
  await this.part(FollowedLog).follow('Grace').reached(last);
});

When(
  'Grace follows it to the entry {int}, and then its file is deleted',
  async function (this: AuditWorld, last: number) {
    const log = this.part(FollowedLog);
    await log.follow('Grace').reached(last);
    log.deleteFile();
  },
);

When(
  /^(.*), and Grace goes on to the entry (\d+)$/,
  async function (this: AuditWorld, what: string, last: string) {
    const log = this.part(FollowedLog);
    await log.happen(what);
    await log.follow('Grace', { after: log.cursor }).reached(Number(last));
  },
);

When(
  'Grace goes on to the entry {int}, and Linus follows it to the entry {int}',
  async function (this: AuditWorld, last: number, lastOfLinus: number) {
    const log = this.part(FollowedLog);
    const [grace, linus] = [log.follow('Grace', { after: log.cursor }), log.follow('Linus')];
    await Promise.all([grace.reached(last), linus.reached(lastOfLinus)]);
  },
);

When(
  'another log with {int} entries takes its place, and Grace goes on',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FollowedLog);
    await log.replace(count);
    log.follow('Grace', { after: log.cursor });
  },
);

When(
  'Grace goes on to the entry {int} and keeps its cursor, the entries 7 to 10 are pruned, and she goes on to the entry {int}',
  async function (this: AuditWorld, kept: number, last: number) {
    const log = this.part(FollowedLog);
    await log.keepCursor(kept, log.cursor);
    await this.part(ClockedLog).prune(-5.5);
    assert.equal(await log.service.count({ eventType: 'plan.applied' }), 6);
    await log.record(11, last);
    await log.follow('Grace', { after: log.cursor }).reached(last);
  },
);

When(
  /^the backup is put back, Ada records other entries 6 to 10, the new 8 is pruned as older than (all|the others that came since), and Grace goes on$/,
  async function (this: AuditWorld, others: string) {
    const log = this.part(ClockedLog);
    const hour = others === 'all' ? -1 : 1;
    await log.putBack();
    await log.record(6, 7, { from: 2 });
    await log.record(8, 8, { from: hour });
    await log.record(9, 10, { from: 2 });
    await log.prune(hour + 0.5);
    const followed = this.part(FollowedLog);
    const follower = followed.follow('Grace', { after: followed.cursor });
    await follower.reached(10);
    await follower.leave();
  },
);

When(
  'Grace follows it by reading only to the entry {int}, the backup is put back, and Ada records the entries {int} to {int}',
  async function (this: AuditWorld, last: number, first: number, lastNew: number) {
    const follower = await this.part(FollowedLog).followReadOnly('Grace');
    await follower.reached(last);
    const log = this.part(ClockedLog);
    await log.putBack();
    await log.record(first, lastNew);
  },
);

Then(
  '{word} has followed the entries {int} to {int}',
  function (this: AuditWorld, name: string, first: number, last: number) {
    const expected = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    assert.deepEqual(this.part(FollowedLog).followerOf(name).numbers, expected);
  },
);

Then(
  'the store was asked for no more than {int} entries at once',
  function (this: AuditWorld, entriesMax: number) {
    assert.equal(Math.max(...this.part(FollowedLog).limits), entriesMax);
  },
);

Then('no more than {int} of them were read at once', function (this: AuditWorld, entriesMax: number) {
  const { sizes } = this.part(FollowedLog);
  assert.ok(Math.max(...sizes) <= entriesMax, `They were read so: ${sizes.join(', ')}.`);
});

Then('Grace is told {word} {string}', async function (this: AuditWorld, code: string, words: string) {
  const error = Object(await this.part(FollowedLog).followerOf('Grace').ended);
  assert.equal(`${error.code}:`, code);
  assert.ok(String(error.message).includes(words), error.message);
});
