import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { ForwardingProgram } from '../querying/support/forwarding-program';
import type { AuditWorld } from '../support/world';

Given(
  "a program that is the page's word for word, beside a log with the entries {int} to {int}",
  async function (this: AuditWorld, first: number, last: number) {
    await this.part(ForwardingProgram).record(first, last);
  },
);

When(
  'it runs, the entries 4 and 5 come, it is told to stop, 6 and 7 come, and it runs again for a while',
  async function (this: AuditWorld) {
    const program = this.part(ForwardingProgram);
    program.start();
    await program.readTo(3);
    await program.record(4, 5);
    await program.readTo(5);
    await program.end();
    await program.record(6, 7);
    program.start();
    await program.readTo(7);
    await program.end();
  },
);

Then(
  'it has printed the entries {int} to {int}, once each',
  function (this: AuditWorld, first: number, last: number) {
    const expected = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    assert.deepEqual(this.part(ForwardingProgram).printed, expected);
  },
);

Then('it has ended well each time', function (this: AuditWorld) {
  assert.deepEqual(this.part(ForwardingProgram).endings, [0, 0]);
});
