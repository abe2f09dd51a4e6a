import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { Engine } from 'audit-race';
import { makeRows } from '#audit-log/contract/trial-store';
import { Connection } from '#audit-log/engines/postgres/connection/connection';
import { PostgresEngine } from '#audit-log/engines/postgres/postgres-engine';
import { createTables } from '#audit-log/engines/postgres/tables/create-tables';
import { UPGRADES } from '#audit-log/engines/postgres/tables/tables';
import { FreshLogs } from '../engines/support/fresh-logs';
import { assertNoErrors, type Deed, TwoProcesses } from '../engines/support/two-processes';
import { batchOf } from '../support/batch-of';
import type { AuditWorld } from '../support/world';

/** What the next release will want. That it is done once shows, because it cannot be done twice. */
const NEXT_UPGRADES = [...UPGRADES, 'ALTER TABLE audit_entry ADD COLUMN wanted_later text;'];

const makeTables: Deed = (commits) => PostgresEngine.over(commits).createTables();

const upgrade: Deed = async (commits) =>
  createTables(new Connection(await commits.connect()), undefined, NEXT_UPGRADES);

/** An engine of this release that was there before. */
class EarlierEngine {
  engine: Engine | undefined;
}

Given('a fresh PostgreSQL database', async function (this: AuditWorld) {
  await this.part(TwoProcesses).openDatabase();
});

Given(
  'a fresh PostgreSQL database in which transactions are serializable',
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).openDatabase('-cdefault_transaction_isolation=serializable');
  },
);

Given('a PostgreSQL database with a log of this release', async function (this: AuditWorld) {
  const processes = this.part(TwoProcesses);
  await processes.openDatabase();
  const engine = processes.openEngine();
  await engine.createTables();
  this.part(EarlierEngine).engine = engine;
});

Given("Ada's process has made the tables in it, and is about to commit", async function (this: AuditWorld) {
  await this.part(TwoProcesses).begin(makeTables);
});

Given(
  "Ada's process of the next release has brought its tables up to date, and is about to commit",
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).begin(upgrade);
  },
);

Given('{int} fresh logs in a PostgreSQL database', async function (this: AuditWorld, count: number) {
  await this.part(FreshLogs).make(count);
});

When(
  "Grace's process makes them too, and Ada's commits as soon as the server has Grace's wait for it",
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).meet(makeTables);
  },
);

When(
  "Grace's process of the next release does so too, and Ada's commits as soon as the server has Grace's wait for it",
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).meet(upgrade);
  },
);

When(
  '{int} connections make the tables of each of them at the same moment',
  async function (this: AuditWorld, connections: number) {
    await this.part(FreshLogs).makeTables(connections);
  },
);

Then('neither of them is told an error', function (this: AuditWorld) {
  assertNoErrors(this.part(TwoProcesses).errors);
});

Then('none of the {int} calls fails', function (this: AuditWorld, count: number) {
  const { endings } = this.part(FreshLogs);
  assert.deepEqual(
    endings.map(({ status }) => status),
    Array(count).fill('fulfilled'),
  );
});

Then('the log is there, and empty', async function (this: AuditWorld) {
  assert.equal(await this.part(TwoProcesses).openEngine().count({}), 0);
});

Then('a process of this release that was there before goes on storing', async function (this: AuditWorld) {
  const { engine } = this.part(EarlierEngine);
  assert.ok(engine, 'No process was there before: a Given is missing.');
  await engine.store(batchOf(makeRows(1)));
  assert.equal(await engine.count({}), 1);
});

Then(
  'one of this release that comes later is refused with AUDIT_STORE_NEWER',
  async function (this: AuditWorld) {
    await assert.rejects(this.part(TwoProcesses).openEngine().createTables(), { code: 'AUDIT_STORE_NEWER' });
  },
);
