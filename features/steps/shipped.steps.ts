import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { AnsweringRegistry, answerWith } from '../house/support/answering-registry';
import { GateRun } from '../house/support/gate-run';
import { type Origin, Shop } from '../house/support/shop';
import type { AuditWorld } from '../support/world';

Given(
  /^a shop that gets "stamps" (by "ledgers"|for development only), under the licence (.*)$/,
  function (this: AuditWorld, origin: Origin, licence: string) {
    this.part(Shop).install(origin, licence === 'nothing' ? undefined : JSON.parse(licence));
  },
);

Given(
  'a registry that knows a {string} vulnerability of "stamps"',
  async function (this: AuditWorld, severity: string) {
    await this.part(AnsweringRegistry).start(answerWith(severity));
  },
);

Given('a registry that answers {int}', async function (this: AuditWorld, status: number) {
  await this.part(AnsweringRegistry).start({ status, body: '{}' });
});

Given('a registry that answers with a page', async function (this: AuditWorld) {
  await this.part(AnsweringRegistry).start({ status: 200, body: '<html>Sign in</html>' });
});

Given('no registry', function (this: AuditWorld) {
  this.part(AnsweringRegistry).nameNobody();
});

Given('no registry, and a setting by which npm asks nobody', function (this: AuditWorld) {
  this.part(AnsweringRegistry).nameNobody({ npm_config_offline: 'true' });
});

When('Grace runs {string} on the shop', async function (this: AuditWorld, command: string) {
  await this.part(GateRun).run(command, this.part(Shop).folder, this.part(AnsweringRegistry).env);
});

When('Grace runs {string} on this repository', async function (this: AuditWorld, command: string) {
  await this.part(GateRun).run(command, process.cwd());
});

Then('it fails, and says:', function (this: AuditWorld, table: DataTable) {
  const { exitCode, output } = this.part(GateRun);
  assert.equal(exitCode, 1, output);
  for (const words of table.raw().flat()) {
    assert.ok(output.includes(words), `Not said: ${words}\n${output}`);
  }
});

Then('it passes, and says {string}', function (this: AuditWorld, words: string) {
  const { exitCode, output } = this.part(GateRun);
  assert.equal(exitCode, 0, output);
  assert.ok(output.includes(words), output);
});

Then('it passes', function (this: AuditWorld) {
  const { exitCode, output } = this.part(GateRun);
  assert.equal(exitCode, 0, output);
});

Then('its answer begins with {string}', function (this: AuditWorld, words: string) {
  const { exitCode, output } = this.part(GateRun);
  assert.equal(exitCode, 0, output);
  assert.ok(output.startsWith(words), output);
});

Then(
  '{string} would count it neither as passed nor as failed',
  function (this: AuditWorld, _command: string) {
    assert.equal(this.part(GateRun).lastWords.at(-1), '1 passed, 0 failed');
  },
);
