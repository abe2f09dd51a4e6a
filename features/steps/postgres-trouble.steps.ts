import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { createPostgresEngine, type PostgresEngineOptions } from 'audit-race';
import { Client, Pool } from 'pg';
import { PostgresEngine } from '#audit-log/engines/postgres/postgres-engine';
import { endPool } from '../engines/support/end-pool';
import { FaultyLog } from '../engines/support/faulty-log';
import { PostgresStage } from '../engines/support/postgres-stage';
import { asOfVersion12, execute, PostgresTrouble } from '../engines/support/postgres-trouble';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

const FULL = `CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS
  $$ BEGIN RAISE 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$;
  CREATE TRIGGER full_disk BEFORE INSERT ON audit_entry EXECUTE FUNCTION refuse()`;
const DROP_TABLES = 'DROP TABLE audit_entry, audit_writer, audit_batch, audit_schema';

/** What is done to a database before the log is opened, by the words of the scenarios. */
const STORES: Readonly<Record<string, string>> = {
  'the tables of a later release':
    'CREATE TABLE audit_schema (version integer); INSERT INTO audit_schema VALUES (99); CREATE TABLE audit_entry (id text)',
  'the table audit_entry of somebody else': 'CREATE TABLE audit_entry (id integer)',
};

Given(
  'a log in PostgreSQL with {int} entries, whose table takes no more rows as if the disk were full',
  async function (this: AuditWorld, count: number) {
    await this.part(PostgresTrouble).open(count);
    await this.part(FaultyLog).ask(FULL);
  },
);

Given('an open log in PostgreSQL with {int} entries', async function (this: AuditWorld, count: number) {
  await this.part(PostgresTrouble).open(count);
});

Given(
  'a log over a pool of one connection to PostgreSQL, with {int} entries',
  async function (this: AuditWorld, count: number) {
    const trouble = this.part(PostgresTrouble);
    const pool = new Pool({ connectionString: await trouble.url(), max: 1, allowExitOnIdle: true });
    this.addCleanup(() => endPool(pool));
    trouble.pool = pool;
    await trouble.open(count, { createEngine: async () => PostgresEngine.over(pool, trouble.log.clock) });
  },
);

Given('the program uses that connection', async function (this: AuditWorld) {
  const trouble = this.part(PostgresTrouble);
  trouble.used = await trouble.pool?.connect();
});

When(
  'Ada records {int} entries, is told AUDIT_STORE_BUSY when 30 seconds have passed, and the program is done',
  async function (this: AuditWorld, count: number) {
    const { log, used } = this.part(PostgresTrouble);
    const told = log.untilTold('AUDIT_STORE_BUSY');
    log.record(count);
    await log.passTime(30_000);
    await told;
    used?.release();
  },
);

Then('the pool is whole', function (this: AuditWorld) {
  const { pool } = this.part(PostgresTrouble);
  assert.deepEqual([pool?.totalCount, pool?.idleCount, pool?.waitingCount], [1, 1, 0]);
});

Given(/^a database of PostgreSQL with (?!out)(.*)$/, async function (this: AuditWorld, store: string) {
  const trouble = this.part(PostgresTrouble);
  const statements = STORES[store];
  if (statements !== undefined) {
    await execute(await trouble.url(), statements);
  }
  if (store.startsWith('a log of which the table')) {
    await trouble.open(1);
    await trouble.log.ask('DROP TABLE audit_writer');
  }
  if (store === 'the encoding LATIN1') {
    const makeAgain = await trouble.drop();
    await makeAgain("ENCODING LATIN1 LOCALE 'C' LOCALE_PROVIDER libc");
  }
  trouble.isOld = store.endsWith('PostgreSQL 12');
});

When(
  'Ada records {int} entries, is told AUDIT_STORE_FULL, and there is room again',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    const told = log.untilTold('AUDIT_STORE_FULL');
    log.record(count);
    await told;
    await log.ask('DROP TRIGGER full_disk ON audit_entry');
  },
);

When(
  'somebody drops its tables, and Ada records {int} entries',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    await log.ask(DROP_TABLES);
    log.record(count);
  },
);

When(
  'somebody drops its database, and Ada records {int} entries',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    const makeAgain = await this.part(PostgresTrouble).drop();
    const told = log.untilTold('AUDIT_STORE_MISSING');
    log.record(count);
    await told;
    await makeAgain();
  },
);

When(
  /^the server (forgets the statement that the log has prepared|knows another statement .*), and Ada records 2 entries$/,
  async function (this: AuditWorld, what: string) {
    const { log, pool } = this.part(PostgresTrouble);
    if (what.startsWith('knows')) {
      await pool?.query('PREPARE audit_store_next AS SELECT 1');
      log.record(2);
      return;
    }
    log.record(1);
    await log.audit.flush();
    await pool?.query('DEALLOCATE ALL');
    log.record(1);
  },
);

When('Ada opens it', async function (this: AuditWorld) {
  const trouble = this.part(PostgresTrouble);
  const databaseUrl = await trouble.url();
  if (!trouble.isOld) {
    await trouble.tryOpen({ databaseUrl });
    return;
  }
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  this.addCleanup(() => client.end());
  const pool = { connect: () => Promise.resolve(asOfVersion12(client)) };
  await trouble.tryOpen({ createEngine: () => createPostgresEngine({ pool }) });
});

When(/^Ada makes an engine for PostgreSQL with (.*)$/, async function (this: AuditWorld, options: string) {
  const given = literal(options) as PostgresEngineOptions;
  this.part(PostgresStage).error = await createPostgresEngine(given).catch((error: unknown) => error);
});

When('Ada makes an engine for it with its URL', async function (this: AuditWorld) {
  const trouble = this.part(PostgresTrouble);
  trouble.engine = await createPostgresEngine({ connectionString: await trouble.url() });
});

Then(
  /^(?:she is told AUDIT_STORE_MISSING, and after the database is made again, )?the last (\d+) entries are stored(?:, in new tables)?$/,
  async function (this: AuditWorld, count: string) {
    const log = this.part(FaultyLog);
    await log.audit.flush();
    assert.deepEqual(await log.stored(), log.recorded.slice(-Number(count)));
  },
);

Then(
  /^the log says there why it has gone on in them: (\w+)$/,
  async function (this: AuditWorld, code: string) {
    const opened = "SELECT details::jsonb ->> 'code' FROM audit_entry WHERE event_type = 'audit.opened'";
    assert.deepEqual(await this.part(FaultyLog).ask(opened), [[code]]);
  },
);

Then('the logger was told nothing', function (this: AuditWorld) {
  assert.deepEqual(this.part(FaultyLog).told, []);
});

Then(
  'it makes its tables, sees to its space by itself, and refuses all calls when it is closed',
  async function (this: AuditWorld) {
    const { engine } = this.part(PostgresTrouble);
    assert.ok(engine);
    await engine.createTables();
    assert.equal(await engine.count({}), 0);
    const noProgress = () => undefined;
    await assert.rejects(engine.compact(noProgress), { code: 'AUDIT_STORE_FAILED' });
    await assert.rejects(engine.reclaim(true), { code: 'AUDIT_STORE_FAILED' });
    await engine.close();
    for (const call of [engine.reclaim(true), engine.count({}), engine.createTables()]) {
      await assert.rejects(call, { code: 'AUDIT_ENGINE_CLOSED' });
    }
  },
);
