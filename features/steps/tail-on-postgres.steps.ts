import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { Client } from 'pg';
import { AskedLog } from '../command-line/support/asked-log';
import { loginRows, nightRows } from '../command-line/support/night-rows';
import { PostgresDatabase } from '../engines/support/postgres-database';
import type { AuditWorld } from '../support/world';

/** Somebody whose transaction is older than what is stored meanwhile. */
class Meanwhile {
  client: Client | undefined;
}

Given(
  'the log of a night in PostgreSQL, stored while somebody else is in a transaction',
  async function (this: AuditWorld) {
    const log = this.part(AskedLog);
    await log.fill('PostgreSQL', []);
    const client = await this.part(PostgresDatabase).connect(log.databaseUrl);
    this.addCleanup(() => client.end());
    this.part(Meanwhile).client = client;
    await client.query('BEGIN');
    await client.query('SELECT pg_current_xact_id()');
    await log.store('evening', nightRows);
  },
);

When(
  'Mary calls {string}, the transaction ends, and one more entry comes',
  async function (this: AuditWorld, call: string) {
    const log = this.part(AskedLog);
    this.addCleanup(() => log.terminal.stop());
    log.ended = log.begin(call);
    await Promise.race([log.ended, log.terminal.until(() => log.lines.length >= 2)]);
    await this.part(Meanwhile).client?.query('COMMIT');
    await log.store('morning', loginRows(1));
    const last = String(loginRows(1)[0]?.[0]);
    await Promise.race([log.ended, log.terminal.until(() => log.lines.includes(last))]);
  },
);

Then('the newest 2 came first, each entry came once, and the last one last', function (this: AuditWorld) {
  const { lines } = this.part(AskedLog);
  const ids = [...nightRows, ...loginRows(1)].map(([id]) => id);
  assert.deepEqual(lines, [...ids.slice(4, 6), ...ids.slice(0, 4), ...ids.slice(6)]);
});
