import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import { backUp } from '#audit-log/engines/sqlite/backup/back-up';
import { openForReading } from '#audit-log/engines/sqlite/opening/open-for-reading';
import { countRows } from '../engines/support/count-rows';
import { FileFaults } from '../engines/support/file-faults';
import { LatestLook } from '../engines/support/latest-look';
import { StoreStage } from '../engines/support/store-stage';
import { TakenPlace } from '../engines/support/taken-place';
import { batchOf } from '../support/batch-of';
import type { AuditWorld } from '../support/world';

Given(
  'a store with {int} rows that the first one has open',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    await stage.tryOpen();
    await stage.engine.store(batchOf(stage.rows(count)));
  },
);

Given(
  'a store with {int} rows that another process has open',
  async function (this: AuditWorld, count: number) {
    await this.part(TakenPlace).holdElsewhere(count);
  },
);

Given(
  'a file that was moved away from a process, which was killed as it kept its latest commits',
  async function (this: AuditWorld) {
    await this.part(TakenPlace).keepKilled();
  },
);

Given('the process was killed', async function (this: AuditWorld) {
  await this.part(TakenPlace).kill();
});

Given('another log with {int} rows was moved over its file', function (this: AuditWorld, count: number) {
  this.part(TakenPlace).moveLogOver(count);
});

Given('another log with {int} rows was copied into its file', function (this: AuditWorld, count: number) {
  this.part(TakenPlace).copyLogOver(count);
});

Given('Ada has it open', async function (this: AuditWorld) {
  await this.part(StoreStage).tryOpen();
});

Given(
  /^the other process closes it (first|last)$/,
  async function (this: AuditWorld, when: 'first' | 'last') {
    const place = this.part(TakenPlace);
    if (when === 'first') {
      await place.letGo();
    }
  },
);

When(
  'somebody waits for its file, into which another log with {int} rows is copied bit by bit',
  function (this: AuditWorld, count: number) {
    this.part(TakenPlace).waitWhileCopied(count);
  },
);

Then('the other log is there as a whole', async function (this: AuditWorld) {
  assert.ok(this.part(TakenPlace).isCopied, 'A part of the copy was missing.');
  await assert.rejects(closeAll(this.part(StoreStage)), { code: 'AUDIT_STORE_REPLACED' });
});

When('the store is closed', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  stage.error = await closeAll(stage).catch((error: unknown) => error);
});

Given('a text was moved over its file', function (this: AuditWorld) {
  this.part(TakenPlace).moveTextOver();
});

Given('its file was emptied', function (this: AuditWorld) {
  this.part(TakenPlace).empty();
});

Then('the "-wal" is as it was', function (this: AuditWorld) {
  this.part(TakenPlace).assertLog();
});

Given('its file was moved away', function (this: AuditWorld) {
  this.part(TakenPlace).moveAway();
});

Given(
  'a copy was made of it, before {int} more rows were stored and the process was killed',
  async function (this: AuditWorld, count: number) {
    await this.part(TakenPlace).copyAndGrow(count);
    await this.part(TakenPlace).kill();
  },
);

When('the copy takes the place of the file alone, and Ada opens it', async function (this: AuditWorld) {
  this.part(TakenPlace).putCopyBack();
  await this.part(StoreStage).tryOpen();
});

Then(
  'after she has done so, the copy opens there, and has {int} rows',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    this.part(TakenPlace).moveAllAway();
    this.part(TakenPlace).putCopyBack();
    stage.error = undefined;
    await stage.tryOpen();
    assert.equal(stage.error, undefined);
    assert.equal(await stage.engine.count({}), count);
  },
);

When('another engine comes', async function (this: AuditWorld) {
  const engine = await this.part(StoreStage).open();
  await engine.createTables();
});

When(
  'two engines come together, and one stores {int} rows behind the latest look of the other',
  function (this: AuditWorld, count: number) {
    this.part(LatestLook).openBoth(count);
  },
);

Then('the other fails with {word}', function (this: AuditWorld, code: string) {
  assert.equal(this.part(LatestLook).told, code);
});

Then(
  'with {int} more rows of the first one, the file holds {int} rows',
  function (this: AuditWorld, more: number, count: number) {
    assert.equal(this.part(LatestLook).storeAndCount(more), count);
  },
);

When('Grace asks the file that is there', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  stage.error = await openForReading(stage.file, {}).catch((error: unknown) => error);
});

When('Grace makes a backup of it', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  stage.error = await backUp(stage.file, `${stage.file}.backup`, {}).catch((error: unknown) => error);
});

Then('the call fails with {word}, and names what was kept', async function (this: AuditWorld, code: string) {
  const { engine, engines, error } = this.part(StoreStage);
  await engine.close();
  engines.shift();
  const [kept = 'nothing'] = this.part(TakenPlace).kept;
  assert.ok(error instanceof AuditStoreError && error.code === code, String(error));
  assert.ok(error.message.includes(kept), error.message);
});

When('somebody begins to read it, and it is moved away at that moment', function (this: AuditWorld) {
  this.part(StoreStage).error = this.part(TakenPlace).readWhileMovedAway();
});

Then('the reading fails with {word}', function (this: AuditWorld, code: string) {
  assert.equal(this.part(StoreStage).error, code);
});

Then('the text is as it was', function (this: AuditWorld) {
  assert.ok(this.part(TakenPlace).isTextThere, 'The text was written over.');
});

Then(
  'when all have closed it, the file is sound, and holds {int} rows',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    await closeAll(stage);
    await this.part(TakenPlace).letGo();
    assert.deepEqual(this.part(FileFaults).check(), ['ok']);
    assert.equal(countRows(stage.file), count);
  },
);

Then('what was kept has the {int} rows', function (this: AuditWorld, count: number) {
  assert.equal(this.part(TakenPlace).countAway(), count);
});

When('two logs store an entry there, one after the other', async function (this: AuditWorld) {
  await this.part(TakenPlace).storeByLog();
  await this.part(TakenPlace).storeByLog();
});

Then('the logger of each is told where the latest commits are kept', function (this: AuditWorld) {
  const { told, kept } = this.part(TakenPlace);
  const [name = 'nothing'] = kept;
  const path = join(dirname(this.part(StoreStage).file), name);
  assert.deepEqual(told, [path, path]);
});

Then('nothing was kept', function (this: AuditWorld) {
  assert.deepEqual(this.part(TakenPlace).kept, []);
});

async function closeAll(stage: StoreStage): Promise<void> {
  await Promise.all(stage.engines.splice(0).map((engine) => engine.close()));
}
