import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { FaultyLog } from '../engines/support/faulty-log';
import { PostgresTrouble } from '../engines/support/postgres-trouble';
import type { AuditWorld } from '../support/world';

/** What is done to the version of the tables. */
const MUTILATIONS: Readonly<Record<string, string>> = {
  'set the version to a text':
    "ALTER TABLE audit_schema ALTER version TYPE text; UPDATE audit_schema SET version = 'three'",
  'set the version to -1': 'UPDATE audit_schema SET version = -1',
  'set the version to 0': 'UPDATE audit_schema SET version = 0',
  'set the version to 1': 'UPDATE audit_schema SET version = 1',
  'set the version to 2': 'UPDATE audit_schema SET version = 2',
  'set the version to 2147483647': 'UPDATE audit_schema SET version = 2147483647',
  'set the version to a number that is larger than any':
    'ALTER TABLE audit_schema ALTER version TYPE numeric; UPDATE audit_schema SET version = 1e400',
  'set the version to nothing':
    'ALTER TABLE audit_schema ALTER version DROP NOT NULL; UPDATE audit_schema SET version = NULL',
  'deleted the version': 'DELETE FROM audit_schema',
  'dropped the column of the version': 'ALTER TABLE audit_schema DROP version',
};

Given('a log in PostgreSQL, in which somebody has {}', async function (this: AuditWorld, done: string) {
  const trouble = this.part(PostgresTrouble);
  await trouble.open(1);
  await trouble.log.audit.close();
  const statement = MUTILATIONS[done] ?? `DROP TABLE ${done.replace('dropped ', '')}`;
  await trouble.log.ask(statement);
});

When(
  /^somebody drops (audit_\w+) of it, and Ada records (\d+) entries$/,
  async function (this: AuditWorld, table: string, count: string) {
    const log = this.part(FaultyLog);
    // It comes back as it was.
    await log.ask(`ALTER TABLE ${table} RENAME TO dropped`);
    log.record(Number(count));
  },
);

Then(
  'she is told AUDIT_STORE_CORRUPT, and of the table {word}',
  async function (this: AuditWorld, table: string) {
    const log = this.part(FaultyLog);
    await log.untilTold('AUDIT_STORE_CORRUPT');
    assert.deepEqual([...new Set(log.told)], ['AUDIT_STORE_CORRUPT']);
    assert.match(String(log.audit.stats().lastError), new RegExp(table));
    await log.ask(`ALTER TABLE dropped RENAME TO ${table}`);
  },
);

Then(
  'when it is restored, each of the {int} entries is stored once, and in its order',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    await log.audit.flush();
    assert.deepEqual(await log.stored(), log.recorded);
    assert.equal(log.recorded.length, count);
  },
);
