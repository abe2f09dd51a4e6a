import assert from 'node:assert/strict';
import { chmodSync, chownSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStage, FileStage } from '../support/audit-stage';
import { readChild } from '../support/child';
import type { AuditWorld } from '../support/world';

const PROGRAM = join(__dirname, '..', 'session', 'support', 'programs', 'wait-for-session.js');

/** Who the program is, where root runs it. */
const NOBODY = 65_534;

/** What the program told. */
const told = new WeakMap<AuditWorld, string>();

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

Given(
  /^a log that (may only be read|its owner alone may change), in a folder where all may write$/,
  async function (this: AuditWorld, which: string) {
    const stage = this.part(FileStage);
    await stage.openLog().service.ensureSession();
    await this.part(AuditStage).service.close();
    const file = stage.folder.file('audit.db');
    const isOwn = which === 'may only be read';
    if (isOwn && process.getuid?.() === 0) {
      chownSync(file, NOBODY, NOBODY);
    }
    // Where nobody is root, there is only one user: who may not write to what is his.
    chmodSync(file, isOwn || process.getuid?.() !== 0 ? 0o444 : 0o644);
    chmodSync(dirname(file), 0o777);
  },
);

When(
  'a service of a user who is not root waits for the session at its start',
  async function (this: AuditWorld) {
    told.set(this, await readChild(process.execPath, [PROGRAM, this.part(FileStage).databaseUrl]));
  },
);

Then('the service is told AUDIT_STORE_READ_ONLY before there is an entry', function (this: AuditWorld) {
  assert.equal(told.get(this), 'AUDIT_STORE_READ_ONLY');
});
