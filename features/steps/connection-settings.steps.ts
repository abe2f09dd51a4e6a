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
  expectSettings(this, { synchronous: 2, journal_mode: 'wal' });
});

Then('what it deletes is wiped, and its file can shrink bit by bit', function (this: AuditWorld) {
  // SQLite's number for INCREMENTAL.
  expectSettings(this, { secure_delete: 1, auto_vacuum: 2 });
});

function expectSettings(world: AuditWorld, expected: Readonly<Record<string, unknown>>): void {
  const [settings, ...others] = world.part(ConnectionSettings).told;
  assert.deepEqual(others, [], 'There was more than one connection.');
  const told = Object.keys(expected).map((name) => [name, Reflect.get(Object(settings), name)]);
  assert.deepEqual(Object.fromEntries(told), expected);
}
