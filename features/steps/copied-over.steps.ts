import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { CopiedOver } from '../engines/support/copied-over';
import { CrossedBackup, type Crossing } from '../engines/support/crossed-backup';
import { StoreStage } from '../engines/support/store-stage';
import { Backup } from '../retention/support/backup';
import type { AuditWorld } from '../support/world';

Given(
  /^an open store with (\d+) rows, and (an?other .*|an? .*|the .*), which is as large$/,
  async function (this: AuditWorld, count: string, copy: string) {
    await this.part(CopiedOver).prepare(copy, Number(count));
  },
);

Given(
  /^(a log .*), which Ada has opened after somebody has made a plain copy of it$/,
  async function (this: AuditWorld, log: string) {
    await this.part(CopiedOver).openWithoutNumber(log);
  },
);

Given('that copy was written into the file of the store', function (this: AuditWorld) {
  this.part(CopiedOver).copyOver();
});

When('the store is closed, and another engine opens and closes it', async function (this: AuditWorld) {
  await this.part(CopiedOver).reopen();
});

Then('its file is as it was after the first closing', function (this: AuditWorld) {
  assert.ok(this.part(CopiedOver).isAsClosed, 'Opening the log has changed its file.');
});

When('Ada counts them, and the file is written over with text meanwhile', function (this: AuditWorld) {
  this.part(CopiedOver).writeOverWhileRead();
});

Given(
  'the first half of a log with {int} rows where the store should be',
  function (this: AuditWorld, count: number) {
    this.part(CopiedOver).putBeginning(count, 0.5);
  },
);

Given(
  'nothing yet of a log with {int} rows where the store should be',
  function (this: AuditWorld, count: number) {
    this.part(CopiedOver).putBeginning(count, 0);
  },
);

When(
  /^Ada opens it, and (?:the other half|all of it) comes before she looks again$/,
  async function (this: AuditWorld) {
    await this.part(CopiedOver).openHalf();
  },
);

Given(
  'an audit log on a file with {int} entries, and another log with {int}',
  async function (this: AuditWorld, count: number, otherCount: number) {
    await this.part(CrossedBackup).prepare(count, otherCount);
  },
);

When(
  /^Ada makes a backup, and the other log is (copied into|moved over) the file (before|meanwhile)$/,
  async function (this: AuditWorld, how: Crossing, when: string) {
    await this.part(CrossedBackup).backUp(how, when);
  },
);

When('the other log is copied into the file, and Ada closes hers', async function (this: AuditWorld) {
  await this.part(CrossedBackup).close();
});

Then(
  'her next backup has the {int} entries of the other log, and one that says so',
  async function (this: AuditWorld, count: number) {
    assert.equal(await this.part(CrossedBackup).countNext(), count + 1);
  },
);

Then(
  'she is told {string}, and {int} entries are in what was kept of hers',
  function (this: AuditWorld, message: string, count: number) {
    const { told } = this.part(Backup);
    assert.equal(Reflect.get(Object(told), 'code'), 'AUDIT_STORE_REPLACED');
    assert.ok(String(told).includes(message), String(told));
    assert.equal(this.part(CrossedBackup).countKept(), count);
  },
);

Then('nobody is told anything', function (this: AuditWorld) {
  assert.equal(this.part(StoreStage).error, undefined);
});
