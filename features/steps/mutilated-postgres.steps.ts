import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService, openForReading } from 'audit-race';
import { FaultyLog } from '../engines/support/faulty-log';
import { PostgresStage } from '../engines/support/postgres-stage';
import { PostgresTrouble } from '../engines/support/postgres-trouble';
import type { AuditWorld } from '../support/world';

/** What is done to the version of the tables. */
const MUTILATIONS: Readonly<Record<string, string>> = {
  'set the version to a text':
    "ALTER TABLE audit_schema ALTER version TYPE text; UPDATE audit_schema SET version = 'three'",
  'set the version to a long text':
    "ALTER TABLE audit_schema ALTER version TYPE text; UPDATE audit_schema SET version = repeat('old', 100)",
  'set the version to 4.5':
    'ALTER TABLE audit_schema ALTER version TYPE numeric; UPDATE audit_schema SET version = 4.5',
  'added the version of a later release': 'INSERT INTO audit_schema (version) VALUES (9)',
  'added a version that cannot be': 'INSERT INTO audit_schema (version) VALUES (-1)',
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

Then(
  /^Grace, who opens it to read, is told (the same|nothing)$/,
  async function (this: AuditWorld, what: string) {
    const databaseUrl = await this.part(PostgresTrouble).url();
    const opening = openForReading({ databaseUrl }).then((reader) => reader.close());
    const heard = await opening.catch((error: unknown) => error);
    assert.equal(String(heard), what === 'the same' ? String(this.part(PostgresStage).error) : 'undefined');
  },
);

Then('what Ada is told to write puts it right', async function (this: AuditWorld) {
  const [, statements = ''] = /((?:UPDATE|INSERT|DELETE|ALTER|CREATE) .*)\.$/.exec(told(this)) ?? [];
  const { log } = this.part(PostgresTrouble);
  await log.ask(statements);
  const audit = new AuditService({ databaseUrl: await this.part(PostgresTrouble).url(), spillFile: false });
  this.addCleanup(() => audit.close());
  await audit.ensureSession();
  assert.deepEqual((await audit.verify()).faults, []);
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

function told(world: AuditWorld): string {
  const { error } = world.part(PostgresStage);
  assert.ok(error instanceof Error);
  return error.message;
}
