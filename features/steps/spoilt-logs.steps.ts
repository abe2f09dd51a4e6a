import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import Database from 'better-sqlite3';
import { FileFaults } from '../engines/support/file-faults';
import { StoreStage } from '../engines/support/store-stage';
import { batchOf } from '../support/batch-of';
import { putNoFile } from '../support/no-file';
import type { AuditWorld } from '../support/world';

const readers = new WeakMap<AuditWorld, Database.Database>();

Given(
  'an open store with {int} rows, and somebody who reads them while {int} more come',
  async function (this: AuditWorld, count: number, more: number) {
    const stage = this.part(StoreStage);
    await stage.tryOpen();
    await stage.engine.store(batchOf(stage.rows(count)));
    const reader = new Database(stage.file, { readonly: true });
    this.addCleanup(() => reader.close());
    readers.set(this, reader);
    reader.exec('BEGIN; SELECT count(*) FROM audit_entry');
    await stage.engine.store(batchOf(stage.rows(more, 51)));
  },
);

Given(
  'an open store with {int} rows, which Ada has counted',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    await stage.tryOpen();
    await stage.engine.store(batchOf(stage.rows(count)));
    assert.equal(await stage.engine.count({}), count);
  },
);

Given(
  /^(a link to a device|a pipe) has taken the place of the file meanwhile$/,
  function (this: AuditWorld, kind: string) {
    const { file } = this.part(StoreStage);
    rmSync(file);
    putNoFile(kind, file, this);
    // What was spoilt cannot be tidied up by opening it.
    this.addCleanup(() => {
      for (const side of ['', '-wal', '-shm']) {
        rmSync(file + side, { force: true });
      }
    });
  },
);

When('Ada opens another engine on it', async function (this: AuditWorld) {
  await this.part(StoreStage).tryOpen();
});

Then('all that was committed is in the file itself, {int} rows', function (this: AuditWorld, count: number) {
  assert.equal(this.part(FileFaults).countInFile(), count);
});

Then(
  'when {int} more rows are stored, all that was committed is in the file itself, {int} rows',
  async function (this: AuditWorld, more: number, count: number) {
    const stage = this.part(StoreStage);
    await stage.store(stage.rows(more, 101));
    assert.equal(this.part(FileFaults).countInFile(), count);
  },
);

Then('when nobody reads any more, it fails with {word}', async function (this: AuditWorld, code: string) {
  const stage = this.part(StoreStage);
  readers.get(this)?.close();
  await stage.store(stage.rows(2, 101));
  assert.ok(stage.error instanceof AuditStoreError, String(stage.error));
  assert.equal(stage.error.code, code);
});
