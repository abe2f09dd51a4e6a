import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { SlowCloser } from '../engines/support/slow-closer';
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

Given('a server that is asked to end a statement, and takes its time', async function (this: AuditWorld) {
  await this.part(SlowCloser).cancel();
});

Then('the request has come, and its connection has not ended', async function (this: AuditWorld) {
  await this.part(SlowCloser).assertOpen();
});

Then('nothing is waited for when the server has closed it', async function (this: AuditWorld) {
  const closer = this.part(SlowCloser);
  closer.close();
  await closer.ended;
});

Then('nothing is waited for when nobody has time left', async function (this: AuditWorld) {
  const closer = this.part(SlowCloser);
  closer.limit.abort();
  await closer.ended;
});
