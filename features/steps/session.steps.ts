import assert from 'node:assert/strict';
import { releaseTogether } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { createAuditServiceAsItWas } from '../support/audit-service-as-it-was';
import { AuditStage, FileStage, MemoryStage } from '../support/audit-stage';
import { countOpenFiles } from '../support/live-resources';
import { LockWatch } from '../support/lock-watch';
import { WAIT_MS_MAX } from '../support/patience';
import type { AuditWorld } from '../support/world';

Given('an unused audit log on a database file', function (this: AuditWorld) {
  const { databaseUrl, engines } = this.part(FileStage);
  const options = { databaseUrl, createEngine: engines.createEngine };
  // The same scenario proves both sides: a run may ask for the service as it was before the fix.
  this.part(AuditStage).service =
    this.parameters.service === 'as it was' ? createAuditServiceAsItWas(options) : new AuditService(options);
});

Given('an audit log whose session is open', async function (this: AuditWorld) {
  this.part(LockWatch);
  this.part(MemoryStage);
  await this.part(AuditStage).service.ensureSession();
});

Given('an audit log whose store takes its time to open', async function (this: AuditWorld) {
  const gate = this.part(MemoryStage).store.hold('createEngine');
  const opening = this.part(AuditStage).service.ensureSession();
  this.addCleanup(() => {
    gate.open();
    return opening;
  });
  await gate.reached();
});

Given('a second audit log', function (this: AuditWorld) {
  this.part(FileStage).openLog();
});

When(
  '{int} callers ask for its session at the same moment',
  async function (this: AuditWorld, callers: number) {
    const stage = this.part(AuditStage);
    stage.outcomes = await releaseTogether(callers, () => stage.service.ensureSession(), {
      timeoutMs: WAIT_MS_MAX,
    });
  },
);

When('Ada asks (the second log )for the/its session', async function (this: AuditWorld) {
  await this.part(AuditStage).attempt((service) => service.ensureSession());
});

Then('{int} engine(s) was/were created', function (this: AuditWorld, expected: number) {
  const created = this.part(FileStage).engines.createdCount;
  const callers = this.part(AuditStage).outcomes.length;
  assert.equal(
    created,
    expected,
    `${created} engines were created for ${callers} callers: ${created - expected} of them can never be closed`,
  );
});

Then('closing the audit log leaves no engine, thread or file behind', async function (this: AuditWorld) {
  const { engines, folder } = this.part(FileStage);
  await this.part(AuditStage).service.close();
  const left = {
    engines: engines.aliveCount,
    threads: engines.threads.aliveCount,
    openFiles: countOpenFiles(folder.path),
    sideFiles: folder.unclosedFiles(),
  };
  assert.deepEqual(left, { engines: 0, threads: 0, openFiles: 0, sideFiles: [] });
});

Then('Ada holds the session', function (this: AuditWorld) {
  const [outcome] = this.part(AuditStage).outcomes;
  assert.equal(outcome?.status, 'fulfilled');
});

Then('the lock was taken {int} time(s) in all', function (this: AuditWorld, times: number) {
  assert.equal(this.part(LockWatch).takenCount, times);
});
