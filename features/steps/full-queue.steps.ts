import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditQueueFullError } from 'audit-race';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';
import { WrittenBehind } from '../support/written-behind';

/** Who went on, in order. */
class Turns {
  readonly events: string[] = [];
}

Given(
  'an audit log with room for {int} entries, and a store that is busy',
  function (this: AuditWorld, room: number) {
    const stage = this.part(MemoryStage);
    stage.openLog({ queueEntriesMax: room });
    stage.store.hold('store');
  },
);

Given(
  'an audit log with room for {int} entries that drops the rest, and a store that is busy',
  function (this: AuditWorld, room: number) {
    const stage = this.part(MemoryStage);
    stage.openLog({ queueEntriesMax: room, whenFull: 'drop' });
    stage.store.hold('store');
  },
);

Given(
  'an audit log with room for {int} entries, whose store fails for good',
  function (this: AuditWorld, room: number) {
    this.part(MemoryStage).openLog({ queueEntriesMax: room });
    this.part(WrittenBehind).fail(99, 'AUDIT_STORE_READ_ONLY');
  },
);

Given('an audit log that has dropped {int} entries', async function (this: AuditWorld, dropped: number) {
  const stage = this.part(MemoryStage);
  stage.openLog({ queueEntriesMax: 1, whenFull: 'drop' });
  stage.store.hold('store');
  await this.part(WrittenBehind).record(1 + dropped);
});

Given('{int} entries that Ada has recorded already', async function (this: AuditWorld, count: number) {
  await this.part(WrittenBehind).record(count);
});

When('Ada tries to record {int} entry/entries', async function (this: AuditWorld, count: number) {
  await this.part(WrittenBehind).record(count);
});

When('Ada waits for room while the store catches up', async function (this: AuditWorld) {
  const stage = this.part(AuditStage);
  const { events } = this.part(Turns);
  const waiting = stage.attempt((service) => service.ready()).then(() => events.push('Ada goes on'));
  // Whoever does not wait has gone on by now.
  await this.part(WrittenBehind).settle();
  events.push('the store goes on');
  this.part(MemoryStage).store.openGates();
  await waiting;
});

Then('she has waited for the store', function (this: AuditWorld) {
  assert.deepEqual(this.part(Turns).events, ['the store goes on', 'Ada goes on']);
});

When('Ada waits for room', async function (this: AuditWorld) {
  await this.part(AuditStage).attempt((service) => service.ready());
});

When('Ada records an entry after the store has caught up', async function (this: AuditWorld) {
  this.part(MemoryStage).store.openGates();
  const behind = this.part(WrittenBehind);
  await behind.settle();
  await behind.record(1);
});

Then(
  '{int} are accepted, and {int} are refused because the queue is full',
  function (this: AuditWorld, accepted: number, refused: number) {
    const { refusals } = this.part(WrittenBehind);
    const stats = this.part(AuditStage).service.stats();
    assert.deepEqual([stats.accepted, stats.rejected.full, refusals.length], [accepted, refused, refused]);
    assert.ok(
      refusals.every((refusal) => refusal instanceof AuditQueueFullError && refusal.heldCount === accepted),
    );
  },
);

Then(
  '{int} are accepted, and {int} are dropped because the queue is full',
  async function (this: AuditWorld, accepted: number, dropped: number) {
    const behind = this.part(WrittenBehind);
    const stats = this.part(AuditStage).service.stats();
    assert.deepEqual([stats.accepted, stats.rejected.full, behind.refusals.length], [accepted, dropped, 0]);
    this.part(MemoryStage).store.openGates();
    const receipts = await behind.readReceipts();
    const lost = receipts.filter(
      (receipt) => receipt.status === 'rejected' && receipt.reason instanceof AuditQueueFullError,
    );
    assert.equal(lost.length, dropped);
  },
);

Then(
  'she is told that {int} entries wait, because {string}',
  function (this: AuditWorld, count: number, reason: string) {
    const { code, message } = Object(this.part(WrittenBehind).refusals.at(-1));
    assert.equal(code, 'AUDIT_QUEUE_FULL');
    const [wait, why] = message.split(' The store fails: ');
    assert.equal(
      wait,
      `The entry was not accepted: ${count === 1 ? '1 entry is' : `${count} entries are`} waiting to be stored. Wait for ready().`,
    );
    assert.ok(reason === '' ? why === undefined : why?.startsWith(reason), message);
  },
);

Then('she can record another entry', async function (this: AuditWorld) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.equal(outcome?.status, 'fulfilled');
  const behind = this.part(WrittenBehind);
  const before = behind.receipts.length;
  await behind.record(1);
  assert.equal(behind.receipts.length, before + 1);
});

Then(
  /^she is told that (\d+) entr(?:y is|ies are) held, because of (\w+)$/,
  function (this: AuditWorld, count: string, code: string) {
    const { rejection } = this.part(AuditStage);
    assert.deepEqual([rejection.code, rejection.heldCount], [code, Number(count)]);
    const { message, cause } = rejection;
    const why = cause instanceof Error ? cause.message : 'the next call tries again.';
    assert.ok(
      message.startsWith(`${count} accepted ${Number(count) === 1 ? 'entry' : 'entries'} `) &&
        message.endsWith(why),
      message,
    );
  },
);

Then('the log of the program says once {string}', function (this: AuditWorld, message: string) {
  const { messages } = this.part(MemoryStage).log;
  assert.equal(messages.filter((line) => line === `error: ${message}`).length, 1, messages.join('\n'));
});
