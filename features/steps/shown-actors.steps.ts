import assert from 'node:assert/strict';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { AskedLog } from '../command-line/support/asked-log';
import { rowOf } from '../command-line/support/night-rows';
import type { AuditWorld } from '../support/world';

/** Names in a log, and how they are to be shown; oldest first. */
class ShownActors {
  shown: readonly string[] = [];
}

Given('the log of a day with these actors:', async function (this: AuditWorld, table: DataTable) {
  const hashes = table.hashes();
  this.part(ShownActors).shown = hashes.map(({ shown = '' }) => unescaped(shown));
  const rows = hashes.map(({ actor = '' }, index) =>
    rowOf({ at: '2026-11-27T03:01:00Z', eventType: 'user.login', actor: unescaped(actor) }, index + 1),
  );
  await this.part(AskedLog).fill('SQLite', rows);
});

Then('each actor is shown so', function (this: AuditWorld) {
  const { shown } = this.part(ShownActors);
  assert.ok(shown.length > 0);
  assert.deepEqual(this.part(AskedLog).lines, shown.toReversed());
});

/** What the table has as JSON writes it; the table itself takes one of two backslashes. */
function unescaped(text: string): string {
  return JSON.parse(`"${text}"`);
}
