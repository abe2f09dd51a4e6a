import assert from 'node:assert/strict';
import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import Database from 'better-sqlite3';
import { FillingProgram, type Lack } from '../engines/support/filling-program';
import { StoreStage } from '../engines/support/store-stage';
import { batchOf } from '../support/batch-of';
import type { AuditWorld } from '../support/world';

const PAGE_BYTES = 4096;

Given('the file was deleted meanwhile', function (this: AuditWorld) {
  rmSync(this.part(StoreStage).file);
});

Given('the file and those beside it were deleted meanwhile', function (this: AuditWorld) {
  const { file } = this.part(StoreStage);
  for (const side of ['', '-wal', '-shm']) {
    rmSync(file + side);
  }
});

Given('another log has taken the place of the file meanwhile', function (this: AuditWorld) {
  const { file } = this.part(StoreStage);
  const other = `${file}.other`;
  new Database(other).exec('CREATE TABLE other (id INTEGER)').close();
  for (const side of ['', '-wal', '-shm']) {
    rmSync(file + side);
  }
  new Database(other).exec('DROP TABLE other').close();
  renameSync(other, file);
});

Given('its log of latest commits was deleted meanwhile', function (this: AuditWorld) {
  rmSync(`${this.part(StoreStage).file}-wal`);
});

Given('a store with 3 rows whose pages were overwritten', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  await stage.store(stage.rows(3));
  await stage.engine.close();
  stage.engines.pop();
  const file = openSync(stage.file, 'r+');
  // All but the first page, so that the file can still be opened.
  writeSync(file, Buffer.alloc(statSync(stage.file).size - PAGE_BYTES, 'X'), 0, undefined, PAGE_BYTES);
  closeSync(file);
});

Given(
  /^a program on a disk with too little (room for a database|room in a file)$/,
  function (this: AuditWorld, lack: Lack) {
    this.part(FillingProgram).lack = lack;
  },
);

When('{int} more rows are stored', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.store(stage.rows(count, 101));
});

When(
  'another engine opens the file and stores {int} more rows, and then the first one is closed',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    const next = await stage.open();
    await next.createTables();
    await next.store(batchOf(stage.rows(count, 101)));
    await stage.engine.close();
    stage.engines.shift();
  },
);

When('Ada opens the store and counts the entries', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  stage.error = await stage.engine.count({}).catch((error: unknown) => error);
});

When(
  'the program stores rows until it fails, and goes on when there is room again',
  async function (this: AuditWorld) {
    await this.part(FillingProgram).run();
  },
);

Then(
  'the call fails with {word}, and only another engine can go on',
  function (this: AuditWorld, code: string) {
    checkFailure(this.part(StoreStage).error, { code, transient: false, engineLost: true });
  },
);

Then('the call fails with {word}, and is worth making again', function (this: AuditWorld, code: string) {
  checkFailure(this.part(StoreStage).error, { code, transient: true, engineLost: false });
});

Then('another engine stores the {int} rows', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  const lost = stage.engines.splice(0);
  await Promise.allSettled(lost.map((engine) => engine.close()));
  await stage.tryOpen();
  const rows = stage.rows(count, 101);
  await stage.store(rows);
  assert.equal(stage.error, undefined);
  assert.deepEqual(await stage.engine.list({ sinceMs: 101 }, count + 1), rows.reverse());
});

Then('the new file holds the {int} rows, and nothing else', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  const reader = await stage.open();
  assert.deepEqual(await reader.list({}, 1000), stage.rows(count, 101).reverse());
});

Then(
  'it was told {word} once, and that the same call is worth making again',
  function (this: AuditWorld, code: string) {
    assert.deepEqual(this.part(FillingProgram).report.failures, [{ code, transient: true }]);
  },
);

Then('every row is in its store', function (this: AuditWorld) {
  const program = this.part(FillingProgram);
  assert.ok(program.report.stored > 0, 'Nothing was stored.');
  assert.equal(program.countRows(), program.report.stored);
});

function checkFailure(error: unknown, expected: object): void {
  assert.ok(error instanceof AuditStoreError, String(error));
  const { code, transient, engineLost } = error;
  assert.deepEqual({ code, transient, engineLost }, expected);
}
