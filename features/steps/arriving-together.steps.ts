import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { assertNoErrors, TwoProcesses } from '../engines/support/two-processes';
import type { AuditWorld } from '../support/world';

Given('a fresh PostgreSQL database', async function (this: AuditWorld) {
  await this.part(TwoProcesses).openDatabase();
});

Given("Ada's process has made the tables in it, and is about to commit", async function (this: AuditWorld) {
  await this.part(TwoProcesses).begin((engine) => engine.createTables());
});

When(
  "Grace's process makes them too, and Ada's commits as soon as the server has Grace's wait for it",
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).meet((engine) => engine.createTables());
  },
);

Then('neither of them is told an error', function (this: AuditWorld) {
  assertNoErrors(this.part(TwoProcesses).errors);
});

Then('the log is there, and empty', async function (this: AuditWorld) {
  const processes = this.part(TwoProcesses);
  assert.equal(await processes.look((engine) => engine.count({})), 0);
});
