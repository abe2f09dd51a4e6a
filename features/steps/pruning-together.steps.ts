import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { makeRow, makeRows } from '#audit-log/contract/trial-store';
import { PostgresEngine } from '#audit-log/engines/postgres/postgres-engine';
import { type Deed, TwoProcesses } from '../engines/support/two-processes';
import { batchOf } from '../support/batch-of';
import type { AuditWorld } from '../support/world';

const ROWS = 10;
const NOTED = 'audit.pruning';
const BEFORE_ALL_ELSE = { time: ROWS + 1, id: '' };

const pruneFour: Deed = (commits) => PostgresEngine.over(commits).prune(BEFORE_ALL_ELSE, 4);

const idsFrom = (first: number) => makeRows(4, first).map(([id]) => id);

/** Says that pruning has begun, unless another has said so. */
const pruneAndNote =
  (name: string, ids: readonly string[]): Deed =>
  (commits) => {
    const note = makeRow(`id-of-${name}`, ROWS + 1, { eventType: NOTED });
    return PostgresEngine.over(commits).prune(BEFORE_ALL_ELSE, 4, { ids, note, unlessNotedSince: 0 });
  };

Given('a PostgreSQL database with a log of {int} rows', async function (this: AuditWorld, count: number) {
  const processes = this.part(TwoProcesses);
  await processes.openDatabase();
  const engine = processes.openEngine();
  await engine.createTables();
  await engine.store(batchOf(makeRows(count)));
});

Given(
  "Ada's process has deleted the 4 oldest rows, and is about to commit",
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).begin(pruneFour);
  },
);

Given(
  "Ada's process has deleted the 4 oldest rows, has noted that pruning has begun, and is about to commit",
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).begin(pruneAndNote('ada', idsFrom(1)));
  },
);

When(
  "Grace's process deletes the 4 oldest, and Ada's commits as soon as the server has Grace's wait for it",
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).meet(pruneFour);
  },
);

When(
  "Grace's process deletes 4 others and notes so, unless another has, and Ada's commits as soon as it is done or waits",
  async function (this: AuditWorld) {
    await this.part(TwoProcesses).meet(pruneAndNote('grace', idsFrom(5)));
  },
);

Then('the log has told Grace that {int} were deleted', function (this: AuditWorld, count: number) {
  const [, told] = this.part(TwoProcesses).results;
  assert.equal(told, count, `The log has told Grace that ${String(told)} were deleted`);
});

Then('the log holds the last {int} rows', async function (this: AuditWorld, count: number) {
  const rows = await this.part(TwoProcesses).openEngine().list({}, ROWS);
  assert.deepEqual(rows, makeRows(count, ROWS - count + 1).reverse());
});

Then(
  '{int} process(es) has/have said that pruning has begun',
  async function (this: AuditWorld, count: number) {
    const said = await this.part(TwoProcesses).openEngine().count({ eventType: NOTED });
    assert.equal(said, count, `${said} processes have said that pruning has begun`);
  },
);
