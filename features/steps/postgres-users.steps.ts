import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService, createEngine, openForReading } from 'audit-race';
import { Client } from 'pg';
import { FaultyLog } from '../engines/support/faulty-log';
import { PostgresStage } from '../engines/support/postgres-stage';
import { StrictServer } from '../engines/support/strict-server';
import type { AuditWorld } from '../support/world';

const WRITE =
  'GRANT INSERT ON audit_entry TO grace; GRANT INSERT, UPDATE ON audit_writer, audit_batch TO grace; GRANT UPDATE ON audit_head TO grace';
const READ = 'GRANT SELECT ON audit_entry, audit_writer, audit_batch, audit_head, audit_schema TO grace';
const WAITING = "SELECT 1 FROM pg_stat_activity WHERE usename = 'grace' AND wait_event_type = 'Lock'";

/** Grace, as the server knows her. */
class Grace {
  url = '';
  readonly passwords: string[] = [];
  held: Client | undefined;

  /** Makes her anew: with this name, and what the server says of her. */
  async make(terms = '', name = 'grace'): Promise<StrictServer> {
    const server = await StrictServer.get();
    const old = `DO $$ BEGIN IF to_regrole('${name}') IS NOT NULL THEN DROP OWNED BY ${name}; DROP ROLE ${name}; END IF; END $$`;
    await server.run(`${old}; CREATE ROLE ${name} LOGIN ${terms}`);
    this.url = (await server.makeSchema()).replace('//postgres@', `//${name}@`);
    return server;
  }

  get schema(): string {
    return String(/search_path%3D(\w+)/.exec(this.url)?.[1]);
  }

  /** Carries out statements in her schema, as whoever may do everything. */
  async allow(statements: string): Promise<void> {
    const server = await StrictServer.get();
    await server.run(`SET search_path = ${this.schema}; ${statements}`);
  }

  async makeTables(): Promise<void> {
    const engine = await createEngine(this.url.replace('//grace@', '//postgres@'));
    await engine.createTables();
    await engine.close();
    await this.allow(`GRANT USAGE ON SCHEMA ${this.schema} TO grace; ${READ}`);
  }
}

Given(
  'a server that lets Grace in with the password {string} only',
  async function (this: AuditWorld, password: string) {
    const grace = this.part(Grace);
    grace.passwords.push(password);
    await grace.make(`PASSWORD '${password}'`, 'strict_grace');
    await grace.allow(`GRANT ALL ON SCHEMA ${grace.schema} TO strict_grace`);
  },
);

Given('a server that takes one connection of Grace, which she has', async function (this: AuditWorld) {
  const grace = this.part(Grace);
  await grace.make('CONNECTION LIMIT 1');
  grace.url += '&sslmode=disable';
  await grace.makeTables();
  await grace.allow(WRITE);
  const client = new Client({ connectionString: grace.url });
  await client.connect();
  grace.held = client;
});

Given('a schema in which Grace may make nothing', async function (this: AuditWorld) {
  const grace = this.part(Grace);
  await grace.make();
  await grace.allow(`GRANT USAGE ON SCHEMA ${grace.schema} TO grace`);
});

Given(
  'the tables of a log, into which Grace may only insert, and count her batches',
  async function (this: AuditWorld) {
    await this.part(Grace).make();
    await this.part(Grace).makeTables();
    await this.part(Grace).allow(WRITE);
  },
);

Given('the tables of a log, which Grace may only read', async function (this: AuditWorld) {
  await this.part(Grace).make();
  await this.part(Grace).makeTables();
});

Given('a log over TLS, whose table somebody has locked', async function (this: AuditWorld) {
  const grace = this.part(Grace);
  const { server, tls } = await grace.make();
  if (tls === undefined) {
    return 'skipped';
  }
  const { certificate, key } = tls;
  await grace.makeTables();
  const files = { sslrootcert: certificate, sslcert: certificate, sslkey: key };
  grace.url += `&sslmode=verify-ca&${new URLSearchParams(files)}`;
  const rival = new Client({ connectionString: server.url() });
  await rival.connect();
  this.addCleanup(() => rival.end());
  await rival.query(`BEGIN; LOCK TABLE ${grace.schema}.audit_entry IN ACCESS EXCLUSIVE MODE`);
  return undefined;
});

When('she opens the log with the password {string}', async function (this: AuditWorld, password: string) {
  const grace = this.part(Grace);
  grace.passwords.push(password);
  const stage = this.part(PostgresStage);
  stage.url = grace.url.replace('strict_grace@', `strict_grace:${encodeURIComponent(password)}@`);
  await stage.tryOpen();
});

When('Grace opens the log', async function (this: AuditWorld) {
  this.part(PostgresStage).url = this.part(Grace).url;
  await this.part(PostgresStage).tryOpen();
});

When('Grace verifies the log', async function (this: AuditWorld) {
  const reader = await openForReading({ databaseUrl: this.part(Grace).url });
  this.part(PostgresStage).error = await reader.verify().catch((error: unknown) => error);
  await reader.close();
});

When(
  "Grace's log records {int} entries, is told AUDIT_STORE_BUSY, and she ends that connection",
  async function (this: AuditWorld, count: number) {
    await recordUntilTold(this, count, 'AUDIT_STORE_BUSY');
    await this.part(Grace).held?.end();
  },
);

When(
  "Grace's log records {int} entries, and is told AUDIT_STORE_READ_ONLY",
  async function (this: AuditWorld, count: number) {
    await recordUntilTold(this, count, 'AUDIT_STORE_READ_ONLY');
  },
);

When("Grace's log records {int} entries", function (this: AuditWorld, count: number) {
  nameLog(this).record(count);
});

When('she is given the right to write', async function (this: AuditWorld) {
  await this.part(Grace).allow(WRITE);
});

When('Grace asks a question, and gives it up', async function (this: AuditWorld) {
  const audit = new AuditService({ databaseUrl: this.part(Grace).url, spillFile: false });
  this.addCleanup(() => audit.close());
  const limit = new AbortController();
  const answer = audit.listEntries({}, limit);
  await untilWaiting((count) => count > 0);
  limit.abort();
  await assert.rejects(answer, { name: 'AbortError' });
});

Then(
  'no part of either password is in what she is told, however it is looked at',
  function (this: AuditWorld) {
    const { error } = this.part(PostgresStage);
    assert.ok(error instanceof Error);
    const seen = [error.message, error.stack, inspect(error, { depth: 9, showHidden: true })].join('\n');
    for (const password of this.part(Grace).passwords) {
      const parts = [
        password,
        encodeURIComponent(password),
        ...password.split(/[@:/?#%]+/).filter((part) => part.length > 2),
      ];
      assert.deepEqual(
        parts.filter((part) => seen.includes(part)),
        [],
      );
    }
  },
);

Then('the name of the schema is not in what she is told', function (this: AuditWorld) {
  const seen = inspect(this.part(PostgresStage).error, { depth: 9, showHidden: true });
  assert.ok(!seen.includes(this.part(Grace).schema), seen);
});

Then('the log is open', function (this: AuditWorld) {
  assert.equal(Reflect.get(Object(this.part(PostgresStage).error), 'code'), undefined);
});

Then('none of hers is left on the server', async () => {
  await untilWaiting((count) => count === 0);
});

function nameLog(world: AuditWorld): FaultyLog {
  const { url } = world.part(Grace);
  world.part(FaultyLog).name(url, url.replace('//grace@', '//postgres@'));
  return world.part(FaultyLog);
}

async function recordUntilTold(world: AuditWorld, count: number, code: string): Promise<void> {
  const log = nameLog(world);
  const told = log.untilTold(code);
  log.record(count);
  await told;
}

async function untilWaiting(isEnough: (count: number) => boolean): Promise<void> {
  const { server } = await StrictServer.get();
  const client = new Client({ connectionString: server.url() });
  await client.connect();
  let isOver = false;
  while (!isOver) {
    isOver = isEnough((await client.query(WAITING)).rows.length);
  }
  await client.end();
}
