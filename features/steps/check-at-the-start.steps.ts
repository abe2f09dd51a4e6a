import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStage, FileStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

Given("a folder where the file of Ada's log should be", function (this: AuditWorld) {
  const stage = this.part(FileStage);
  mkdirSync(stage.folder.file('audit.db'));
  stage.openLog();
});

When("Ada's service waits for the session at its start", async function (this: AuditWorld) {
  await this.part(AuditStage).attempt((service) => service.ensureSession());
});

Then('the log is ready, and its file holds no entry', async function (this: AuditWorld) {
  const { service, fulfilment } = this.part(AuditStage);
  assert.ok(fulfilment);
  assert.equal(service.stats().session, 'open');
  assert.ok(this.part(FileStage).folder.files().includes('audit.db'));
  assert.equal(await service.count({ eventType: 'plan.applied' }), 0);
});
