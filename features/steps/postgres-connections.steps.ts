import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { runProgram } from '../support/run-program';
import type { AuditWorld } from '../support/world';

/** What a program has printed. */
class Printed {
  text = '';
}

When(
  /^a program of Ada opens a log over a connection (of .*) that the server ends as soon as it is made$/,
  async function (this: AuditWorld, through: string) {
    const { stdout, stderr } = await runProgram('ended-connections.js', { THROUGH: through });
    this.part(Printed).text = stdout + stderr;
  },
);

Then(/^the program is told (AUDIT_\w+), and goes on$/, function (this: AuditWorld, code: string) {
  const { text } = this.part(Printed);
  assert.match(text, new RegExp(`^\\{"code":"${code}"`));
});
