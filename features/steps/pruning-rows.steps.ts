import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { EntryRow } from 'audit-race';
import { countRows } from '../engines/support/count-rows';
import { StorePruning } from '../engines/support/store-pruning';
import { StoreStage } from '../engines/support/store-stage';
import type { AuditWorld } from '../support/world';

Given('an open store with {int} rows', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  await stage.store(stage.rows(count));
});

Given(
  'an open store with {int} rows of the same millisecond',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    await stage.tryOpen();
    await stage.store(stage.rows(count).map(([id, , ...others]): EntryRow => [id, 0, ...others]));
    this.part(StorePruning).isOneMillisecond = true;
  },
);

Given(
  'an open store with {int} rows, of which one writer stored the first {int} and another the rest',
  async function (this: AuditWorld, count: number, first: number) {
    const stage = this.part(StoreStage);
    await stage.tryOpen();
    const rows = stage.rows(count);
    await stage.engine.store({ writer: 'one', batch: 1, rows: rows.slice(0, first) });
    await stage.engine.store({ writer: 'another', batch: 1, rows: rows.slice(first) });
  },
);

When(
  /^Grace prunes at most (\d+) rows before the (\d+)(?:st|nd|rd|th)$/,
  async function (this: AuditWorld, limit: string, place: string) {
    await this.part(StorePruning).prune(Number(limit), Number(place));
  },
);

When(
  'Grace prunes all of them in batches of {int} while Ada stores {int} younger rows',
  async function (this: AuditWorld, limit: number, count: number) {
    await this.part(StorePruning).pruneWhileStoring(limit, count);
  },
);

Then('she is told that {int} rows are gone', function (this: AuditWorld, pruned: number) {
  assert.equal(this.part(StorePruning).pruned, pruned);
});

Then('the store knows {int} writer(s)', function (this: AuditWorld, count: number) {
  assert.equal(countRows(this.part(StoreStage).file, 'audit_writer'), count);
});

Then('who is known goes on with the next batch', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  await stage.engine.store({ writer: 'another', batch: 2, rows: stage.rows(1, 11) });
  assert.equal(await stage.engine.count({}), 6);
});

Then('the rows {int} to {int} are left', async function (this: AuditWorld, first: number, last: number) {
  const { engine } = this.part(StoreStage);
  const rows = await engine.list({}, last);
  assert.ok(Array.isArray(rows));
  const expected = Array.from({ length: last - first + 1 }, (_, index) => `id-${last - index}`);
  assert.deepEqual(
    rows.map(([id]) => id),
    expected,
  );
});
