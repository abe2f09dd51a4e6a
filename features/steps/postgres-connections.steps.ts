import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { Pool } from 'pg';
import { PostgresEngine } from '#audit-log/engines/postgres/postgres-engine';
import { endPool } from '../engines/support/end-pool';
import { FaultyNetwork } from '../engines/support/faulty-network';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { PostgresTrouble } from '../engines/support/postgres-trouble';
import { SlowCloser } from '../engines/support/slow-closer';
import { runProgram } from '../support/run-program';
import type { AuditWorld } from '../support/world';

const WAITING =
  "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

/** What a program has printed. */
class Printed {
  text = '';
}

When(
  /^a program of Ada opens a log over a connection (of .*) that the server ends as soon as it is made$/,
  async function (this: AuditWorld, through: string) {
    const { stdout, stderr } = await runProgram('ended-connections.js', { THROUGH: through });
    this.part(Printed).text = stdout + stderr;
  },
);

Then(/^the program is told (AUDIT_\w+), and goes on$/, function (this: AuditWorld, code: string) {
  const { text } = this.part(Printed);
  assert.match(text, new RegExp(`^\\{"code":"${code}"`));
});

Given('a server that is asked to end a statement, and takes its time', async function (this: AuditWorld) {
  await this.part(SlowCloser).cancel();
});

Then('the request has come, and its connection has not ended', async function (this: AuditWorld) {
  await this.part(SlowCloser).assertOpen();
});

Then('nothing is waited for when the server has closed it', async function (this: AuditWorld) {
  const closer = this.part(SlowCloser);
  closer.close();
  await closer.ended;
});

Then('nothing is waited for when nobody has time left', async function (this: AuditWorld) {
  const closer = this.part(SlowCloser);
  closer.limit.abort();
  await closer.ended;
});

Given(
  'a log over a pool with a query_timeout of half a second, with {int} entries in PostgreSQL',
  async function (this: AuditWorld, count: number) {
    const trouble = this.part(PostgresTrouble);
    const connectionString = await trouble.url();
    const pool = new Pool({ connectionString, query_timeout: 500, max: 2, allowExitOnIdle: true });
    this.addCleanup(() => endPool(pool));
    await trouble.open(count, { createEngine: async () => PostgresEngine.over(pool) });
  },
);

When(
  'somebody locks its table, and Ada records {int} entries, which fail twice',
  async function (this: AuditWorld, count: number) {
    const { log } = this.part(PostgresTrouble);
    const database = this.part(PostgresDatabase);
    const rival = await database.connect(await database.bareUrl());
    this.addCleanup(() => rival.end());
    await rival.query('BEGIN; LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE');
    this.part(FaultyNetwork).rival = rival;
    log.record(count);
    await log.nextFailure();
    await log.nextFailure();
  },
);

Then('no more than one statement waits on the server for the table', async function (this: AuditWorld) {
  const { log } = this.part(PostgresTrouble);
  const waiting = await log.ask(WAITING);
  assert.ok(waiting.length <= 1, `${waiting.length} wait.`);
  assert.deepEqual([...new Set(log.told)], ['AUDIT_STORE_IO']);
});
