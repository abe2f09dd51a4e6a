import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditEntryError, type AuditOptions } from 'audit-race';
import { AuditStage, FileStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import { Recording } from '../support/recording';
import { runProgram } from '../support/run-program';
import type { AuditWorld } from '../support/world';

Given('an audit log on a database file', function (this: AuditWorld) {
  this.part(FileStage).openLog();
});

Given(/^an audit log on a database file, with (\{.*\})$/, function (this: AuditWorld, options: string) {
  const given: AuditOptions = Object(literal(options));
  this.part(FileStage).openLog(given);
});

Given('an audit log whose clock {}', function (this: AuditWorld, behaviour: string) {
  this.part(FileStage).openLog({ clock: this.part(Recording).clock(behaviour) });
});

Given('{int} entry/entries that Ada recorded', async function (this: AuditWorld, count: number) {
  await this.part(Recording).recordMany(count);
});

Given("the details {} in Ada's hands", function (this: AuditWorld, details: string) {
  this.part(Recording).details = JSON.parse(details);
});

Given('a store that will fail to store', function (this: AuditWorld) {
  this.part(MemoryStage).store.failNext('store');
});

When('Ada records this entry:', function (this: AuditWorld, entry: string) {
  this.part(Recording).record(JSON.parse(entry));
});

When('Ada records {int} entry/entries', async function (this: AuditWorld, count: number) {
  await this.part(Recording).recordMany(count);
});

When('Ada records {int} entries in one go', async function (this: AuditWorld, count: number) {
  await this.part(Recording).recordMany(count);
});

When('Ada records the entries 1, 2 and 3', async function (this: AuditWorld) {
  await this.part(Recording).recordMany(3);
});

When('Ada records them and then sets lines to {int}', function (this: AuditWorld, lines: number) {
  const recording = this.part(Recording);
  recording.record({ eventType: 'plan.applied', details: recording.details });
  recording.details.lines = lines;
});

When('Ada records an entry and waits for its receipt', async function (this: AuditWorld) {
  const receipt = this.part(Recording).record({ eventType: 'plan.applied' });
  await this.part(AuditStage).attempt(() => receipt.stored());
});

When('Ada records an entry and never looks at its receipt', async function (this: AuditWorld) {
  this.part(Recording).record({ eventType: 'plan.applied' });
  await this.part(AuditStage).attempt((service) => service.flush());
});

When(
  'Ada tries to record an entry whose {word} is {}',
  async function (this: AuditWorld, field: string, value: string) {
    const entry = { eventType: 'plan.applied', [field]: literal(value) };
    await this.part(AuditStage).attempt((service) =>
      Reflect.apply(service.record, service, [field === 'entry' ? literal(value) : entry]),
    );
  },
);

When('Ada records that it happened at {}', async function (this: AuditWorld, moment: string) {
  const { service } = this.part(AuditStage);
  Reflect.apply(service.record, service, [{ eventType: 'plan.applied', occurredAt: literal(moment) }]);
  await service.flush();
});

Then('the entry in the log says that it happened at {word}', async function (this: AuditWorld, time: string) {
  const { entries } = await this.part(AuditStage).service.listEntries();
  assert.deepEqual(
    entries.map(({ occurredAt }) => occurredAt),
    [time],
  );
});

Then('the log holds that entry, with its id and its time', async function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  const [{ entry, receipt }] = this.part(Recording).recorded;
  const stored = await service.getEntry(receipt.id);
  assert.ok(stored);
  const time = Date.parse(stored.time);
  assert.ok(time >= performance.timeOrigin && time <= Date.now(), stored.time);
  assert.deepEqual(stored, { ...entry, id: receipt.id, time: stored.time });
  assert.ok(Object.isFrozen(stored));
});

Then('the entry in the log says {int} lines', async function (this: AuditWorld, lines: number) {
  const { entries } = await this.part(AuditStage).service.listEntries();
  assert.deepEqual(entries[0]?.details, { lines });
});

Then('another program reads the entry from the file', async function (this: AuditWorld) {
  const env = { AUDIT_DATABASE_URL: this.part(FileStage).databaseUrl };
  const { stdout } = await runProgram('list-entries.js', env);
  const [{ receipt }] = this.part(Recording).recorded;
  assert.deepEqual(
    JSON.parse(stdout).map(({ id }: { id: string }) => id),
    [receipt.id],
  );
});

Then('the receipt says that the store failed', function (this: AuditWorld) {
  assert.equal(this.part(AuditStage).rejection.code, 'AUDIT_STORE_FAILED');
});

Then(
  'her program goes on, and the entry is stored once the store is back',
  async function (this: AuditWorld) {
    assert.equal(await this.part(AuditStage).service.count(), 1);
  },
);

Then('the entry is refused because of its {word}', function (this: AuditWorld, field: string) {
  const { rejection } = this.part(AuditStage);
  assert.ok(rejection instanceof AuditEntryError, String(rejection));
  assert.equal(rejection.field, field);
  assert.equal(rejection.code, 'AUDIT_ENTRY_INVALID');
});

Then('the log lists the entries 3, 2 and 1', async function (this: AuditWorld) {
  const { entries } = await this.part(AuditStage).service.listEntries();
  assert.deepEqual(
    entries.map(({ details }) => details),
    [{ number: 3 }, { number: 2 }, { number: 1 }],
  );
});

Then('all ids differ, and each is larger than the one before', function (this: AuditWorld) {
  const ids = this.part(Recording).recorded.map(({ receipt }) => receipt.id);
  assert.equal(new Set(ids).size, ids.length);
  assert.deepEqual(ids.toSorted(), ids);
});
