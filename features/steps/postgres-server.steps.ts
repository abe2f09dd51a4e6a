import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { describeLeftOut } from '../../.ci/describe-left-out';
import { ClosedPrograms } from '../house/support/closed-programs';
import { KilledStarter } from '../house/support/killed-starter';
import { ServerlessSuite } from '../house/support/serverless-suite';
import { TestDatabases } from '../house/support/test-databases';
import type { AuditWorld } from '../support/world';

const MAKE_TABLE = 'create table orders (id int)';
const COUNT_TABLES = "select count(*)::int as count from pg_tables where schemaname = 'public'";
const COUNT_TEST_DATABASES =
  "select count(*)::int as count from pg_database where datname like 'audit_race_test_%'";

/** What a run has left out. */
class LeftOut {
  noServer = '';
  readonly scenarios = ['@browser', '@mounts', '@postgres', '@postgres_server'].map((name) => ({
    tags: [{ name }],
  }));
}

Given('a database of Ada, and one of Grace', async function (this: AuditWorld) {
  const databases = this.part(TestDatabases);
  await databases.open('Ada');
  await databases.open('Grace');
});

When('Ada makes a table in hers', async function (this: AuditWorld) {
  await this.part(TestDatabases).ask('Ada', MAKE_TABLE);
});

Then('Grace finds no table in hers', async function (this: AuditWorld) {
  const databases = this.part(TestDatabases);
  assert.deepEqual(await databases.ask('Ada', COUNT_TABLES), [{ count: 1 }]);
  assert.deepEqual(await databases.ask('Grace', COUNT_TABLES), [{ count: 0 }]);
});

Given('somebody else has started a server, and PG_URL names it', async function (this: AuditWorld) {
  await this.part(TestDatabases).useForeignServer();
});

When('Ada is given a database', async function (this: AuditWorld) {
  await this.part(TestDatabases).open('Ada');
});

Then('it is on the server of somebody else', async function (this: AuditWorld) {
  const databases = this.part(TestDatabases);
  assert.deepEqual(await databases.askForeignServer(COUNT_TEST_DATABASES), [{ count: 1 }]);
  assert.deepEqual(await databases.ask('Ada', COUNT_TEST_DATABASES), [{ count: 1 }]);
});

Then('nothing is left there when Ada has dropped it', async function (this: AuditWorld) {
  const databases = this.part(TestDatabases);
  await databases.drop('Ada');
  assert.deepEqual(await databases.askForeignServer(COUNT_TEST_DATABASES), [{ count: 0 }]);
});

Given('a process of who runs the tests has started a server', async function (this: AuditWorld) {
  await this.part(KilledStarter).start(false);
});

Given('a process of somebody who is not root has started a server', async function (this: AuditWorld) {
  await this.part(KilledStarter).start(true);
});

When('the process is killed', function (this: AuditWorld) {
  this.part(KilledStarter).kill();
});

Then('its server ends, and the folder of it is removed', async function (this: AuditWorld) {
  const starter = this.part(KilledStarter);
  await starter.untilFolderIsRemoved();
  await starter.untilServerHasEnded();
});

Given(
  'the programs of a server, without links, in a folder that is closed to others',
  function (this: AuditWorld) {
    this.part(ClosedPrograms);
  },
);

When(
  'a server is started from them, stopped, started, killed and started again',
  async function (this: AuditWorld) {
    const programs = this.part(ClosedPrograms);
    await programs.startServer();
    await programs.endServerTwice();
  },
);

Then('it still has what was stored before', async function (this: AuditWorld) {
  assert.deepEqual(await this.part(ClosedPrograms).readStored(), [{ number: 1 }]);
});

Given(
  'a suite of three scenarios, of which one needs PostgreSQL and one a server of its own',
  function (this: AuditWorld) {
    this.part(ServerlessSuite);
  },
);

When('it is run where the programs of a server cannot run', async function (this: AuditWorld) {
  await this.part(ServerlessSuite).run();
});

Then('one scenario is run', function (this: AuditWorld) {
  const { cases, exitCode } = this.part(ServerlessSuite).result;
  assert.deepEqual(
    cases.map(({ name, status }) => [name, status]),
    [['One without', 'passed']],
  );
  assert.equal(exitCode, 0);
});

Then('the last words of its run begin with {string}', function (this: AuditWorld, words: string) {
  const { stdout, stderr } = this.part(ServerlessSuite).result;
  const last = `${stdout}${stderr}`.trimEnd().split('\n').at(-1);
  assert.ok(last?.startsWith(words), `${stdout}${stderr}`);
});

Given(
  'a run that has left out a scenario of the browser, one with a mount, and two of PostgreSQL because {string}',
  function (this: AuditWorld, reason: string) {
    this.part(LeftOut).noServer = reason;
  },
);

Then(
  /^its last words with (a|no) browser, where nobody may mount, say:$/,
  function (this: AuditWorld, browser: string, words: DataTable) {
    const { noServer, scenarios } = this.part(LeftOut);
    const missing = { hasBrowser: browser === 'a', canMount: false, noServer };
    const lines = describeLeftOut(scenarios, missing);
    assert.deepEqual(lines, words.raw().flat());
  },
);
