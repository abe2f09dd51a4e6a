import assert from 'node:assert/strict';
import { closeSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import Database from 'better-sqlite3';
import { countRows } from '../engines/support/count-rows';
import { FileFaults } from '../engines/support/file-faults';
import { FillingProgram, type Lack } from '../engines/support/filling-program';
import { Stirring } from '../engines/support/stirring';
import { StoreStage } from '../engines/support/store-stage';
import { batchOf } from '../support/batch-of';
import type { AuditWorld } from '../support/world';

const PAGE_BYTES = 4096;

Given(
  'an open store with {int} rows, all of them in the file',
  async function (this: AuditWorld, count: number) {
    await fill(this, count, 1);
    this.part(FileFaults).checkpoint();
  },
);

Given(
  'an open store of which a copy was made, and {int} rows came afterwards, all of them in the file',
  async function (this: AuditWorld, count: number) {
    await fill(this, 100, 1);
    const faults = this.part(FileFaults);
    faults.checkpoint();
    faults.copy();
    const { engine, rows } = this.part(StoreStage);
    await engine.store({ writer: 'ada', batch: 1, rows: rows(count, 201) });
    faults.checkpoint();
  },
);

Given('{int} more rows in its log of latest commits', async function (this: AuditWorld, count: number) {
  const { engine, rows } = this.part(StoreStage);
  await engine.store(batchOf(rows(count, 5001)));
});

Given(/^then (the .*|its .*|an older .*)$/, function (this: AuditWorld, fault: string) {
  this.part(FileFaults).make(fault);
});

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
  /^a program on a disk with too little (room for a database|room in a file|room in the log of latest commits)$/,
  function (this: AuditWorld, lack: Lack) {
    this.part(FillingProgram).lack = lack;
  },
);

When(
  'Ada stores {int} batches while {int} processes do all that to the file, {int} of them killed meanwhile',
  async function (this: AuditWorld, batchCount: number, processCount: number, killCount: number) {
    await this.part(Stirring).storeMeanwhile(batchCount, processCount, killCount);
  },
);

When('the writer of the 2000 rows sends {int} more', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  const batch = { writer: 'ada', batch: 2, rows: stage.rows(count, 5001) };
  stage.error = await stage.engine.store(batch).catch((error: unknown) => error);
});

Then('none of her calls has failed', function (this: AuditWorld) {
  assert.deepEqual(this.part(Stirring).failures, []);
});

When('{int} more rows are stored', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.store(stage.rows(count, 101));
});

When(
  '{int} more rows are stored, and then another engine opens the file',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    await stage.store(stage.rows(count, 101));
    await stage.engine.close();
    stage.engines.shift();
    await stage.tryOpen();
  },
);

When(
  'another engine opens the file and stores {int} more rows, and then the first one is closed',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    const next = await stage.open();
    await next.createTables();
    await next.store(batchOf(stage.rows(count, 101)));
    await assert.rejects(stage.engine.close(), { code: 'AUDIT_STORE_REPLACED' });
    stage.engines.shift();
  },
);

When('Ada opens the store and counts the entries', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  // Where what the tables are called was overwritten, too, it cannot even be opened.
  stage.error ??= await stage.engine.count({}).catch((error: unknown) => error);
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

Then('the file is sound', function (this: AuditWorld) {
  assert.deepEqual(this.part(FileFaults).check(), ['ok']);
});

Then('the file is sound, and holds {int} rows', function (this: AuditWorld, count: number) {
  assert.deepEqual(this.part(FileFaults).check(), ['ok']);
  assert.equal(countRows(this.part(StoreStage).file), count);
});

Then('the file is as long as it was cut', function (this: AuditWorld) {
  assert.equal(this.part(FileFaults).size, this.part(FileFaults).cutTo);
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

async function fill(world: AuditWorld, count: number, first: number): Promise<void> {
  const stage = world.part(StoreStage);
  await stage.tryOpen();
  await stage.store(stage.rows(count, first));
  assert.equal(stage.error, undefined);
}

function checkFailure(error: unknown, expected: object): void {
  assert.ok(error instanceof AuditStoreError, String(error));
  const { code, transient, engineLost } = error;
  assert.deepEqual({ code, transient, engineLost }, expected);
}
