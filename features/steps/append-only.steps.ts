import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { StoreStage } from '../engines/support/store-stage';
import { HandledFile } from '../integrity/support/handled-file';
import type { AuditWorld } from '../support/world';

Given('its file has nothing of what keeps it from being changed', function (this: AuditWorld) {
  const file = this.part(HandledFile);
  file.takeBack();
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
