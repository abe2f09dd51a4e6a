import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { LateCommits } from '../engines/support/late-commits';
import type { AuditWorld } from '../support/world';

Given(
  "two transactions that store the rows A and B, of which B's is committed first",
  async function (this: AuditWorld) {
    await this.part(LateCommits).storeBoth();
  },
);

Given('a log in which a row is of a transaction that is still to come', async function (this: AuditWorld) {
  await this.part(LateCommits).storeToCome();
});

Given(
  'a log with the rows A, B and C, of which Grace has kept the cursor of B',
  async function (this: AuditWorld) {
    await this.part(LateCommits).storeThree();
  },
);

When(
  "Grace follows by the largest number, before and after A's is committed",
  async function (this: AuditWorld) {
    await this.part(LateCommits).followByNumber();
  },
);

When("Grace follows the log, before and after A's is committed", async function (this: AuditWorld) {
  await this.part(LateCommits).followLog('COMMIT');
});

When("Grace follows the log, before and after A's is rolled back", async function (this: AuditWorld) {
  await this.part(LateCommits).followLog('ROLLBACK');
});

Given(
  'a log with the rows A, B and C, of transactions with the numbers 9, 10 and 100',
  async function (this: AuditWorld) {
    await this.part(LateCommits).storeNumbered({ A: 9, B: 10, C: 100 });
  },
);

Given('the cursor of C, kept by Grace', async function (this: AuditWorld) {
  await this.part(LateCommits).keepCursor('C');
});

When(
  /^a backup with (A|nothing) is put back, D and E are stored in transactions with the numbers (\d+) and (\d+), and Grace goes on$/,
  async function (this: AuditWorld, kept: string, ofD: string, ofE: string) {
    const log = this.part(LateCommits);
    await log.putBack(kept, { D: Number(ofD), E: Number(ofE) });
    await log.followFromCursor('E');
  },
);

When(
  'Grace follows the log, a backup with A is put back, and D and E are stored in transactions with the numbers {int} and {int}',
  async function (this: AuditWorld, ofD: number, ofE: number) {
    const log = this.part(LateCommits);
    await log.followWhile(() => log.putBack('A', { D: ofD, E: ofE }));
  },
);

Then('she is told that what the cursor is of was never pruned', function (this: AuditWorld) {
  const { code, message } = Object(this.part(LateCommits).outcome);
  assert.equal(code, 'AUDIT_CURSOR_UNKNOWN');
  assert.ok(String(message).includes('was not pruned; perhaps an old backup was restored'), message);
});

When('Grace follows the log in pages of {int} rows', async function (this: AuditWorld, limit: number) {
  await this.part(LateCommits).followInPages(limit);
});

When('Grace looks for what comes next', async function (this: AuditWorld) {
  await this.part(LateCommits).look(false);
});

When(
  'it is restored into a server that has had fewer transactions, its owner opens it, and Grace goes on',
  async function (this: AuditWorld) {
    const log = this.part(LateCommits);
    await log.restore();
    await log.goOn();
  },
);

When('B is pruned, its transaction is still to come, and Grace goes on', async function (this: AuditWorld) {
  const log = this.part(LateCommits);
  await log.pruneSecond();
  await log.look(true);
});

When(
  'a subscription brings its rows, and Grace looks for what comes next',
  async function (this: AuditWorld) {
    await this.part(LateCommits).lookAtSubscriber();
  },
);

Then('she is told to follow the server that publishes it', function (this: AuditWorld) {
  const { code, message } = Object(this.part(LateCommits).outcome);
  assert.equal(code, 'AUDIT_STORE_FAILED');
  assert.ok(String(message).includes('Follow the log on the server that publishes it'), message);
});

Then('she has seen {string}', function (this: AuditWorld, types: string) {
  assert.equal(this.part(LateCommits).seen.join(', '), types);
});

Then("she had seen nothing before A's was committed", function (this: AuditWorld) {
  assert.equal(this.part(LateCommits).seenEarly, 0);
});

Then('she is told that its owner has to open it', function (this: AuditWorld) {
  const { code, message } = Object(this.part(LateCommits).outcome);
  assert.equal(code, 'AUDIT_STORE_RESTORED');
  assert.ok(String(message).includes('Open it once as the owner'), message);
});

Then('she is told that the cursor is not of this log', function (this: AuditWorld) {
  const { code, message } = Object(this.part(LateCommits).outcome);
  assert.equal(code, 'AUDIT_CURSOR_UNKNOWN');
  assert.ok(String(message).includes('an entry that is not in it'), message);
});
