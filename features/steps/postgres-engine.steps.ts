import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { createEngine, type Engine, type EntryRow } from 'audit-race';
import type { Client } from 'pg';
import { makeRow } from '#audit-log/contract/trial-store';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { PostgresPlans } from '../engines/support/postgres-plans';
import { PostgresStage } from '../engines/support/postgres-stage';
import { filteredTexts } from '../support/filtered-texts';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** What is open on the logs of a scenario. */
class OpenedLogs {
  readonly engines: Engine[] = [];
  rival: Client | undefined;
}

const CJK = Array.from({ length: 1000 }, (_, index) =>
  String.fromCodePoint(0x4e00 + ((index * 7919) % 20_000)),
);

/** What no column of text takes in PostgreSQL, or no index. */
const UNRULY: readonly EntryRow[] = [
  makeRow('nul\0', 1, { actor: 'a\0b', details: '"\\u0000\\\\u0000"' }),
  makeRow('half', 1, { actor: 'x\ud800y', subject: '\udc00' }),
  makeRow('mark', 2, { actor: '\u0001', subject: '\u00010\0\u0001\u00011', outcome: '\\u0000\\' }),
  makeRow('', 3, { actor: '', details: '""' }),
  makeRow('large', 2 ** 48 - 1, { occurredAt: -8.64e15, details: JSON.stringify('🏁'.repeat(16_384)) }),
  makeRow('long', 5, { actor: CJK.join(''), traceId: CJK.toReversed().join('') }),
];

Given('a log in PostgreSQL', async function (this: AuditWorld) {
  this.part(OpenedLogs).engines.push(await this.part(PostgresDatabase).openLog());
});

Given('a log in PostgreSQL, and one in SQLite', async function (this: AuditWorld) {
  const sqlite = await createEngine(`sqlite://${this.part(TemporaryFolder).file('audit.db')}`);
  this.addCleanup(() => sqlite.close());
  await sqlite.createTables();
  this.part(OpenedLogs).engines.push(await this.part(PostgresDatabase).openLog(), sqlite);
});

Given('a log in PostgreSQL with {int} entries', async function (this: AuditWorld, rowCount: number) {
  await this.part(PostgresPlans).fill(rowCount);
});

Given('a log in PostgreSQL, whose table somebody else has locked', async function (this: AuditWorld) {
  const logs = this.part(OpenedLogs);
  logs.engines.push(await this.part(PostgresDatabase).openLog());
  const rival = await this.part(PostgresDatabase).connect();
  this.addCleanup(() => rival.end());
  await rival.query('BEGIN; LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE');
  logs.rival = rival;
});

Given(
  'a log in PostgreSQL, named by a URL whose first host has no server',
  async function (this: AuditWorld) {
    await this.part(PostgresStage).nameSecond();
  },
);

Given('a pool of connections to PostgreSQL', async function (this: AuditWorld) {
  await this.part(PostgresStage).makePool();
});

Given('a database of PostgreSQL without tables', async function (this: AuditWorld) {
  this.part(PostgresStage).url = await this.part(PostgresDatabase).bareUrl();
});

When(/^rows with NUL, .* are stored in both$/, async function (this: AuditWorld) {
  for (const engine of this.part(OpenedLogs).engines) {
    await engine.store({ writer: 'a\0da', batch: 1, rows: UNRULY });
  }
});

When(
  'Grace has each question explained that there is, one for each filter',
  async function (this: AuditWorld) {
    await this.part(PostgresPlans).explainAll();
  },
);

When('Grace asks three questions, and gives all of them up', async function (this: AuditWorld) {
  const [engine] = this.part(OpenedLogs).engines;
  assert.ok(engine);
  await this.part(PostgresStage).askInVain(engine);
});

When('a program records an entry, reads it, and does not close the log', async function (this: AuditWorld) {
  await this.part(PostgresStage).runProgram();
});

When('a program does all of that at once', async function (this: AuditWorld) {
  await this.part(PostgresStage).runProgram('work-at-once.js');
});

Then(
  'it has recorded {int} entries in its transaction, and is warned of nothing',
  function (this: AuditWorld, count: number) {
    assert.equal(this.part(PostgresStage).output, String(count));
  },
);

When(
  /^Ada records an entry in PostgreSQL(?: over the pool)?, and closes the log$/,
  async function (this: AuditWorld) {
    await this.part(PostgresStage).record();
  },
);

When('Grace opens it for reading', async function (this: AuditWorld) {
  await this.part(PostgresStage).tryToRead();
});

Then('both give back the same rows, and find each of them by its texts', async function (this: AuditWorld) {
  const [postgres, sqlite] = this.part(OpenedLogs).engines;
  assert.ok(postgres && sqlite);
  assert.deepEqual(await postgres.list({}, 99), await sqlite.list({}, 99));
  for (const row of UNRULY) {
    assert.deepEqual(await postgres.get(row[0]), await sqlite.get(row[0]));
    const texts = Object.entries(filteredTexts(row)).filter(([, text]) => text !== null);
    for (const query of texts.map((text) => Object.fromEntries([text]))) {
      assert.equal(await postgres.count(query), await sqlite.count(query), JSON.stringify(query));
    }
  }
});

Then('none of them is answered by reading the whole log', function (this: AuditWorld) {
  const { plans } = this.part(PostgresPlans);
  const scans = [...plans].filter(([, plan]) => plan.includes('Seq Scan'));
  assert.deepEqual(scans, []);
  assert.equal(plans.size, 36);
});

Then('none of them is left on the server', async function (this: AuditWorld) {
  await this.part(PostgresStage).untilWaiting((count) => count === 0);
  const answers = await this.part(PostgresStage).answers;
  assert.deepEqual(
    answers.map(({ status }) => status),
    Array(3).fill('rejected'),
  );
});

Then('the next question is answered when the table is free', async function (this: AuditWorld) {
  const { engines, rival } = this.part(OpenedLogs);
  await rival?.query('COMMIT');
  assert.equal(await engines[0]?.count({}), 0);
});

Then('it ends by itself, and the entry is in PostgreSQL', async function (this: AuditWorld) {
  assert.equal(this.part(PostgresStage).output, '1');
  assert.deepEqual(await this.part(PostgresDatabase).ask('SELECT actor FROM audit_entry'), [['ada']]);
});

Then('the entry is in PostgreSQL', async function (this: AuditWorld) {
  assert.deepEqual(await this.part(PostgresDatabase).ask('SELECT actor FROM audit_entry'), [['ada']]);
});

Then('the pool has all of its connections, and goes on', async function (this: AuditWorld) {
  const { pool } = this.part(PostgresStage);
  assert.equal(pool?.idleCount, pool?.totalCount);
  assert.equal((await pool?.query('SELECT 1'))?.rowCount, 1);
});

Then('she is refused with {word}', function (this: AuditWorld, code: string) {
  assert.equal(Reflect.get(Object(this.part(PostgresStage).error), 'code'), code);
});

Then('it has no tables still', async function (this: AuditWorld) {
  const client = await this.part(PostgresDatabase).connect(this.part(PostgresStage).url);
  const { rows } = await client.query("SELECT to_regclass('audit_entry') AS name");
  await client.end();
  assert.deepEqual(rows, [{ name: null }]);
});
