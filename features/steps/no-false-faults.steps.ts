import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AuditService, type VerifyReport } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
import { storeWithinSqlite } from '#audit-log/engines/sqlite/rows/store-within';
import { GUARD_NAMES } from '#audit-log/engines/sqlite/tables/append-only';
import { StoreStage } from '../engines/support/store-stage';
import { KilledWriters } from '../integrity/support/killed-writers';
import { RandomLog } from '../integrity/support/random-log';
import { batchOf } from '../support/batch-of';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

async function verify({ engine }: StoreStage): Promise<VerifyReport> {
  const audit = new AuditService({ engine });
  const report = await audit.verify();
  await audit.close();
  assert.deepEqual(report.faults, []);
  return report;
}

When(
  '{int} processes store into one file, and each is killed {int} times while it stores, prunes or erases, and started again',
  async function (this: AuditWorld, processes: number, kills: number) {
    await this.part(KilledWriters).run(processes, kills);
  },
);

Then('the file has all ten triggers that keep its rows', function (this: AuditWorld) {
  const { triggers } = this.part(KilledWriters);
  assert.deepEqual(triggers.map(String).sort(), [...GUARD_NAMES].sort());
  assert.equal(triggers.length, 10);
});

Then(
  'verifying finds nothing, and what the process stored that was killed last is there',
  async function (this: AuditWorld) {
    const { faults, batches, prunedEntries } = await this.part(KilledWriters).verify();
    assert.deepEqual(faults, []);
    assert.ok(batches > 10 && prunedEntries > 0, `${batches} batches, ${prunedEntries} pruned`);
  },
);

When(
  'a caller stores 2 rows in a transaction of its own, 3 are stored at an exit, and a batch of 4 without evidence',
  async function (this: AuditWorld) {
    const { engine, file, rows } = this.part(StoreStage);
    const database = new Database(file);
    database.transaction(() => {
      storeWithinSqlite(database, makeRow('within-1', 1), undefined);
      storeWithinSqlite(database, makeRow('within-2', 2), undefined);
    })();
    database.close();
    engine.storeAtExit(rows(3, 100));
    await engine.store({ ...batchOf(rows(4, 200)), evidence: false });
  },
);

When('{int} rows are stored at an exit', function (this: AuditWorld, count: number) {
  const { engine, rows } = this.part(StoreStage);
  engine.storeAtExit(rows(count, 1000));
});

When('the next batch of 1 row is stored', async function (this: AuditWorld) {
  const { engine } = this.part(StoreStage);
  const count = await engine.count({});
  await engine.store(batchOf([makeRow(`next-${count}`, count)]));
});

Then(
  'verifying counts {int} entries and {int} that are not sealed yet',
  async function (this: AuditWorld, entries: number, unsealed: number) {
    const report = await verify(this.part(StoreStage));
    assert.deepEqual([report.entries, report.unsealedEntries, report.olderEntries], [entries, unsealed, 0]);
  },
);

Then(
  'verifying counts {int} entry, and {int} that are older',
  async function (this: AuditWorld, entries: number, older: number) {
    const report = await verify(this.part(StoreStage));
    assert.deepEqual([report.entries, report.unsealedEntries, report.olderEntries], [entries, 0, older]);
  },
);

Then('verifying counts what 0.1.0 stored as older, or as sealed', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  const { entries, olderEntries, unsealedEntries } = await verify(stage);
  assert.equal(unsealedEntries, 0);
  assert.ok(entries >= 2);
  assert.equal(entries + olderEntries, await stage.engine.count({}));
});

Then(
  'of the logs {int} to {int} none has a fault, each entry is proved, and one change by hand to each is found',
  async function (this: AuditWorld, first: number, last: number) {
    const { path } = this.part(TemporaryFolder);
    for (let seed = first; seed <= last; seed += 1) {
      assert.equal(await new RandomLog(path, seed).check(), undefined, `The seed is ${seed}.`);
    }
  },
);
