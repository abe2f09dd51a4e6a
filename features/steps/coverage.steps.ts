import { ok } from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import { AskedLog } from '../command-line/support/asked-log';
import { CoveredLog } from '../integrity/support/covered-log';
import type { AuditWorld } from '../support/world';

Given(
  'a log in {word} in which an earlier release stored {int} entries, and this one {int} from "2026-11-02T08:00:00.000Z" on',
  async function (this: AuditWorld, store: string, olderCount: number, count: number) {
    await this.part(CoveredLog).make(store, olderCount, count);
  },
);

Given('a batch of {int} entries of a day later', async function (this: AuditWorld, count: number) {
  await this.part(CoveredLog).storeLater(count);
});

Given('a caller in a transaction of its own has stored 1 entry more', function (this: AuditWorld) {
  this.part(CoveredLog).storeWithin();
});

Then('the report says the same to a program', async function (this: AuditWorld) {
  const [line = ''] = this.part(AskedLog).lines;
  const coverage = await this.part(CoveredLog).coverage();
  ok(coverage.startsWith('The verdict covers') && line.endsWith(coverage), coverage);
});
