import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { EarlierRelease } from '../engines/support/earlier-release';
import { StoreStage } from '../engines/support/store-stage';
import { batchOf } from '../support/batch-of';
import type { AuditWorld } from '../support/world';

Given(
  /^a log of an earlier release with (\d+) rows(, which has it open)?$/,
  function (this: AuditWorld, count: string, isOpen?: string) {
    const earlier = this.part(EarlierRelease);
    earlier.open();
    earlier.store(Number(count), 1);
    if (isOpen === undefined) {
      earlier.close();
    }
  },
);

Given('{int} open engines on it', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await Promise.all(Array.from({ length: count }, () => stage.open()));
});

When('Ada opens the store and stores {int} more rows', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  await stage.store(stage.rows(count, 101));
  assert.equal(stage.error, undefined);
});

When('the earlier release stores {int} rows', function (this: AuditWorld, count: number) {
  this.part(EarlierRelease).store(count, 201);
});

When('the earlier release opens it and stores {int} rows', function (this: AuditWorld, count: number) {
  const earlier = this.part(EarlierRelease);
  earlier.open();
  earlier.store(count, 201);
});

Then('a batch that is sent to it again is stored once', async function (this: AuditWorld) {
  const { engine, rows } = this.part(StoreStage);
  const before = await engine.count({});
  const batch = batchOf(rows(1, 301));
  await engine.store(batch);
  await engine.store({ ...batch, rows: rows(1, 302) });
  assert.equal(await engine.count({}), before + 1);
});

Then('each of them finds {int} rows', async function (this: AuditWorld, count: number) {
  const { engines } = this.part(StoreStage);
  assert.deepEqual(
    await Promise.all(engines.map((engine) => engine.count({}))),
    Array(engines.length).fill(count),
  );
});
