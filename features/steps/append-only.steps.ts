import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService, openForReading } from 'audit-race';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { StoreStage } from '../engines/support/store-stage';
import { HandledDatabase } from '../integrity/support/handled-database';
import { HandledFile } from '../integrity/support/handled-file';
import type { AuditWorld } from '../support/world';

Given('its file has nothing of what keeps it from being changed', function (this: AuditWorld) {
  const file = this.part(HandledFile);
  file.takeBack();
  assert.equal(file.refusal, undefined);
});

Given('its file has nothing of what keeps it from being replaced', function (this: AuditWorld) {
  const file = this.part(HandledFile);
  file.run("REPLACE INTO audit_entry (id, time, event_type) VALUES ('id-3', 1, 'x')");
  assert.notEqual(file.refusal, undefined);
  file.takeBackInserts();
  assert.equal(file.refusal, undefined);
});

When('Grace runs {string} on the file of the log', function (this: AuditWorld, sql: string) {
  this.part(HandledFile).run(sql);
});

When('another engine opens it', async function (this: AuditWorld) {
  const engine = await this.part(StoreStage).open();
  await engine.createTables();
});

Then('SQLite refuses it: {string}', function (this: AuditWorld, reason: string) {
  const { refusal } = this.part(HandledFile);
  assert.ok(String(refusal).startsWith(`SqliteError: ${reason}`), String(refusal));
});

Given('a log in PostgreSQL with {int} rows', async function (this: AuditWorld, count: number) {
  await this.part(HandledDatabase).fill(count);
});

Given(
  'a log in PostgreSQL with {int} rows, whose tables have version {int}',
  async function (this: AuditWorld, count: number, version: number) {
    await this.part(HandledDatabase).makeEarlier(version, count);
  },
);

When('Grace opens the log in PostgreSQL', async function (this: AuditWorld) {
  const engine = await this.part(PostgresDatabase).openLog();
  await engine.createTables();
});

When('Grace runs {string} in PostgreSQL', async function (this: AuditWorld, sql: string) {
  await this.part(HandledDatabase).run(sql);
});

When(
  'Grace prunes one of them, then runs {string} over the connection of the log',
  async function (this: AuditWorld, sql: string) {
    await this.part(HandledDatabase).pruneThenRun(sql);
  },
);

Then('PostgreSQL refuses it: {string}', function (this: AuditWorld, reason: string) {
  const { refusal } = this.part(HandledDatabase);
  assert.ok(String(refusal).startsWith(`error: ${reason}`), String(refusal));
});

Then('the log in PostgreSQL has its {int} rows', async function (this: AuditWorld, count: number) {
  assert.equal(await this.part(HandledDatabase).count(), count);
});

Then('those who read it find nothing changed', async function (this: AuditWorld) {
  const { file } = this.part(StoreStage);
  await using reader = await openForReading({ databaseUrl: `sqlite://${file}` });
  const { isIntact, faults } = await reader.verify();
  assert.deepEqual([isIntact, faults], [true, []]);
});

Then(
  'those who read it, and a service that opens it, find {string}',
  async function (this: AuditWorld, found: string) {
    assert.equal(this.part(HandledFile).refusal, undefined);
    const { file } = this.part(StoreStage);
    await using reader = await openForReading({ databaseUrl: `sqlite://${file}` });
    await using audit = new AuditService({ databaseUrl: `sqlite://${file}` });
    for (const log of [reader, audit]) {
      const { faults } = await log.verify();
      assert.equal(faults.map((fault) => Object(fault).what).join(' '), found);
    }
  },
);
