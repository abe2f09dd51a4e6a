import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { releaseTogether } from 'audit-race/harness';
import { AuditStage, FileStage } from '../support/audit-stage';
import { countOpenFiles } from '../support/live-resources';
import type { AuditWorld } from '../support/world';

Given('an unused audit log on a database file', function (this: AuditWorld) {
  this.part(FileStage).openLog();
});

When(
  '{int} callers ask for its session at the same moment',
  async function (this: AuditWorld, callers: number) {
    const stage = this.part(AuditStage);
    const { engines } = this.part(FileStage);
    stage.outcomes = await releaseTogether(callers, () => stage.service.ensureSession());
    if (engines.createdCount === 0) {
      throw new Error(
        'The spy saw no engine being created: it is not wired to the service, and nothing was tested.',
      );
    }
  },
);

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
