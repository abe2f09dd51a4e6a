import assert from 'node:assert/strict';
import { statSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { ContestedFile } from '../engines/support/contested-file';
import { Rival } from '../engines/support/rival';
import { SharingProcesses } from '../engines/support/sharing-processes';
import { StoreStage } from '../engines/support/store-stage';
import { WaitingBatches } from '../engines/support/waiting-batches';
import type { AuditWorld } from '../support/world';

const MEBIBYTE = 2 ** 20;

Given(
  '{int} processes that are about to open the same logs',
  async function (this: AuditWorld, count: number) {
    await this.part(SharingProcesses).start(count);
  },
);

Given('an open store that another process has locked', async function (this: AuditWorld) {
  await this.part(StoreStage).tryOpen();
  this.part(Rival).lock();
});

Given(
  'an open store that another process has locked for longer than Ada waits',
  async function (this: AuditWorld) {
    const stage = this.part(StoreStage);
    stage.waitInVain();
    await stage.tryOpen();
    this.part(Rival).lock();
  },
);

Given('{int} batches of Ada that wait for it', function (this: AuditWorld, count: number) {
  this.part(WaitingBatches).store(count);
});

Given(
  'an open store whose log of latest commits has grown to {int} MiB, for another process has read it for long',
  async function (this: AuditWorld, size: number) {
    const stage = this.part(StoreStage);
    await stage.tryOpen();
    this.part(Rival).startReading();
    await stage.store(stage.rows(size, 1, 'x'.repeat(MEBIBYTE)));
    assert.ok(sizeOfLog(stage) > size * MEBIBYTE, 'The reader has not kept it growing.');
  },
);

Given(
  /^a fresh file on which another process (.*) twice, as Ada comes$/,
  function (this: AuditWorld, deed: string) {
    this.part(ContestedFile).contest(deed, 2);
  },
);

When('Ada makes it a file that many can use', function (this: AuditWorld) {
  this.part(ContestedFile).share();
});

Then('it is one, at the {int}rd attempt', function (this: AuditWorld, attempts: number) {
  const { mode, attemptCount } = this.part(ContestedFile);
  assert.deepEqual({ mode, attemptCount }, { mode: 'wal', attemptCount: attempts });
});

When(
  'each of them stores {int} rows in {int} fresh logs, and all of them open each log at the same moment',
  async function (this: AuditWorld, rowCount: number, logCount: number) {
    await this.part(SharingProcesses).shareLogs(rowCount, logCount);
  },
);

When('Ada stores {int} rows', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.store(stage.rows(count));
});

When(
  'Ada stores {int} rows, and the other process lets go after her first attempt',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    const stored = stage.store(stage.rows(count));
    // The thread that reads has to be started first, and that takes longer than an attempt.
    await stage.engine.count({});
    this.part(Rival).letGo();
    await stored;
    assert.equal(stage.error, undefined);
  },
);

When('Grace counts the rows', async function (this: AuditWorld) {
  const batches = this.part(WaitingBatches);
  await this.part(StoreStage).engine.count({});
  batches.noteStored();
});

When('Ada stores more rows after the reader is done', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  this.part(Rival).letGo();
  await stage.store(stage.rows(1, 1001));
  await stage.store(stage.rows(1, 1002));
});

Then('none of them is told an error', function (this: AuditWorld) {
  const { answers } = this.part(SharingProcesses);
  assert.deepEqual(answers, Array(answers.length).fill(null));
});

Then('each of the {int} logs holds {int} rows', function (this: AuditWorld, logs: number, rows: number) {
  assert.deepEqual(this.part(SharingProcesses).countRows(), Array(logs).fill(rows));
});

Then('it goes through when the other process has let go', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  this.part(Rival).letGo();
  await stage.store(stage.rows(3));
  assert.equal(stage.error, undefined);
  assert.equal(await stage.engine.count({}), 3);
});

Then(
  'she has her answer before the {int} batches are stored',
  async function (this: AuditWorld, count: number) {
    const batches = this.part(WaitingBatches);
    this.part(Rival).letGo();
    await batches.stored();
    assert.deepEqual([batches.storedBefore, batches.storedCount], [0, count]);
  },
);

Then('the log of latest commits is no larger than {int} MiB', function (this: AuditWorld, size: number) {
  assert.ok(sizeOfLog(this.part(StoreStage)) <= size * MEBIBYTE);
});

function sizeOfLog({ file }: StoreStage): number {
  return statSync(`${file}-wal`).size;
}
