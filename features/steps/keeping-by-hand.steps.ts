import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { AskedLog } from '../command-line/support/asked-log';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

Then('the log holds {int} entries of the night', async function (this: AuditWorld, count: number) {
  const entries = await this.part(AskedLog).read();
  assert.equal(entries.filter(({ eventType }) => !eventType.startsWith('audit.')).length, count);
});

Then('the log says that {int} was pruned', async function (this: AuditWorld, deleted: number) {
  const log = this.part(AskedLog);
  const entries = await log.read();
  const note = entries.find(({ eventType }) => eventType === 'audit.pruned');
  assert.equal(Object(note?.details).deleted, deleted);
  const [report] = log.printedValues;
  assert.equal(Object(report).deleted, deleted);
});

Then('the backup holds the {int} entries', async function (this: AuditWorld, count: number) {
  const log = this.part(AskedLog);
  log.databaseUrl = `sqlite://${this.part(TemporaryFolder).file('backup.db')}`;
  assert.equal((await log.read()).length, count);
});
