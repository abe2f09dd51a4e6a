import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { EncodedLog } from '../integrity/support/encoded-log';
import type { AuditWorld } from '../support/world';

Given('Ada has stored {int} entries in it', async function (this: AuditWorld, count: number) {
  await this.part(EncodedLog).store(count);
});

When('she verifies it, and asks for the proof of an entry', async function (this: AuditWorld) {
  await this.part(EncodedLog).ask();
});

When('she copies it to a new file, as the error advises', async function (this: AuditWorld) {
  const log = this.part(EncodedLog);
  await log.copy();
  assert.equal(log.exitCode, 0);
});

Then(/^both are refused with (AUDIT_\w+): (.*)$/, function (this: AuditWorld, code: string, why: string) {
  const { errors } = this.part(EncodedLog);
  assert.equal(errors.length, 2);
  for (const error of errors.map(Object)) {
    assert.equal(error.code, code, String(error));
    assert.ok(String(error.message).includes(why), String(error));
    assert.ok(String(error.message).includes('audit-race copy'), String(error));
  }
});

Then('the copy has the same entries, and verifying it finds no fault', async function (this: AuditWorld) {
  const [original, copied, isIntact] = await this.part(EncodedLog).compare();
  assert.deepEqual(copied, original);
  assert.equal(isIntact, true);
});
