import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { ConnectionSettings } from '../engines/support/connection-settings';
import type { AuditWorld } from '../support/world';

When(
  /^the connection of a program that (.*) tells how it is set up$/,
  async function (this: AuditWorld, ending: string) {
    await this.part(ConnectionSettings).run(ending);
  },
);

Then('each commit of it waits for the disk, and no reader for a commit', function (this: AuditWorld) {
  // SQLite's number for FULL.
  assert.deepEqual(this.part(ConnectionSettings).told, [{ synchronous: 2, journal_mode: 'wal' }]);
});
