import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { ExitingProgram } from '../engines/support/exiting-program';
import type { AuditWorld } from '../support/world';

Given(/^a program whose store is (.*)$/, function (this: AuditWorld, state: string) {
  this.part(ExitingProgram).prepare(state);
});

Given('a busy time of {int} ms', function (this: AuditWorld, busyTimeoutMs: number) {
  this.part(ExitingProgram).busyTimeoutMs = busyTimeoutMs;
});

When('the program exits while it holds {int} rows', async function (this: AuditWorld, count: number) {
  await this.part(ExitingProgram).exitWith(count);
});

Then('all {int} rows are in the store, each of them once', function (this: AuditWorld, count: number) {
  const program = this.part(ExitingProgram);
  assert.equal(program.told, undefined);
  assert.equal(program.countRows(), count);
});

Then('the program is told {word} at exit', function (this: AuditWorld, code: string) {
  assert.equal(this.part(ExitingProgram).told, code);
});

Then('it has waited for its busy time, and then no longer', function (this: AuditWorld) {
  const { waitedMs, busyTimes, busyTimeoutMs } = this.part(ExitingProgram);
  assert.ok(waitedMs >= busyTimeoutMs * 0.9, `It has waited for ${waitedMs} ms.`);
  // A busy machine may add any time to it: what SQLite was told says that it was not meant to wait any longer.
  assert.deepEqual(busyTimes, [busyTimeoutMs]);
});
