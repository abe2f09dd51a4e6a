import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { QuotedServer } from '../adopting/support/quoted-server';
import type { AuditWorld } from '../support/world';

Given(
  /^the lines of docs\/context\.md for ([^,]+), in a server that listens on a Unix socket$/,
  async function (this: AuditWorld, name: string) {
    await this.part(QuotedServer).listen(name);
  },
);

When('somebody asks that server', async function (this: AuditWorld) {
  await this.part(QuotedServer).ask();
});

Then('the answer is {int}, and its entry says no address', async function (this: AuditWorld, status: number) {
  assert.equal(this.part(QuotedServer).status, status);
  const entries = await this.part(QuotedServer).entries();
  assert.deepEqual(
    entries.map(({ sourceAddress }) => sourceAddress),
    [undefined],
  );
});
