import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AskedLog } from '../command-line/support/asked-log';
import { PressedCalls } from '../command-line/support/pressed-calls';
import type { AuditWorld } from '../support/world';

When('Mary presses Ctrl+C at each step of {string} in turn', async function (this: AuditWorld, call: string) {
  await this.part(PressedCalls).makeAll(call, call.includes(' copy ') ? 'copy.db' : 'audit.db');
});

When('Mary calls {string}, and nobody reads what it prints', async function (this: AuditWorld, call: string) {
  await this.part(AskedLog).callUnread(call);
});

Then(
  'each call ends with {int}, unless only {int} entries were left when she pressed',
  function (this: AuditWorld, code: number, left: number) {
    const { made } = this.part(PressedCalls);
    const lost = made.filter(({ exitCode, entriesThen }) => exitCode !== code && entriesThen > left);
    assert.ok(made.length > 0);
    assert.deepEqual(lost, []);
  },
);

Then(
  'all {int} entries are left where she pressed at one of the first {int} steps, before the log is opened for writing',
  function (this: AuditWorld, count: number, steps: number) {
    const left = this.part(PressedCalls).made.map(({ entriesAtEnd }) => entriesAtEnd);
    assert.deepEqual(left.slice(0, steps), new Array(steps).fill(count));
  },
);

Then('each call ends with {int}, and prints nothing', function (this: AuditWorld, code: number) {
  const { made } = this.part(PressedCalls);
  assert.ok(made.length > 0);
  assert.deepEqual(
    made.filter(({ exitCode, output }) => exitCode !== code || output !== ''),
    [],
  );
});
