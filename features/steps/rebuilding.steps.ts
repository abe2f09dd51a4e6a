import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { WatchedRebuild } from '../retention/support/watched-rebuild';
import type { AuditWorld } from '../support/world';

Given('a file of 1000 kB that is being rebuilt', function (this: AuditWorld) {
  this.part(WatchedRebuild);
});

When(
  /^([\d, ]+) kB of what stays are gathered one after the other, and ([\d, ]+) kB are written$/,
  async function (this: AuditWorld, gathered: string, written: string) {
    const rebuild = this.part(WatchedRebuild);
    for (const kilobytes of gathered.split(', ')) {
      await rebuild.gather(Number(kilobytes));
    }
    for (const kilobytes of written.split(', ')) {
      await rebuild.write(Number(kilobytes));
    }
  },
);

Then(
  /^Grace is told that (.*) is done, and at last all of it$/,
  async function (this: AuditWorld, told: string) {
    const rebuild = this.part(WatchedRebuild);
    assert.equal(rebuild.toldParts.join(', '), told);
    await rebuild.end();
    const last = rebuild.told.at(-1);
    assert.equal(last?.doneBytes, last?.totalBytes);
  },
);
