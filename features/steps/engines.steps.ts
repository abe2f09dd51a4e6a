import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import { anchorDatabaseUrl } from '#audit-log/engines/database-url';
import { DriverlessProgram } from '../engines/support/driverless-program';
import { PackedTexts, ROWS_OF_ALL_KINDS } from '../engines/support/packed-texts';
import { StoreStage } from '../engines/support/store-stage';
import { UrlReading } from '../engines/support/url-reading';
import type { AuditWorld } from '../support/world';

When('the audit log reads the database URL {string}', function (this: AuditWorld, url: string) {
  this.part(UrlReading).read(url);
});

Then('it names the SQLite file {string}', function (this: AuditWorld, file: string) {
  assert.deepEqual(this.part(UrlReading).location, { kind: 'sqlite', file });
});

Then('the URL is refused, and the nearest form is {string}', function (this: AuditWorld, nearest: string) {
  const { refusal } = this.part(UrlReading);
  assert.ok(refusal, 'The URL was accepted.');
  assert.equal(refusal.code, 'AUDIT_URL_INVALID');
  assert.ok(refusal.message.endsWith(`Nearest: ${nearest}.`), refusal.message);
});

Then(/^the message shows (.*) and not "(.*)"$/, function (this: AuditWorld, shown: string, hidden: string) {
  const message = String(this.part(UrlReading).refusal?.message);
  assert.ok(message.includes(shown), message);
  assert.ok(!message.includes(hidden), message);
});

When('the audit log on Windows reads the database URL {string}', function (this: AuditWorld, url: string) {
  this.part(UrlReading).read(url, 'win32');
});

Then(
  'from the folder {string} it is anchored as {string}',
  function (this: AuditWorld, folder: string, anchored: string) {
    assert.equal(anchorDatabaseUrl(String(this.part(UrlReading).url), 'win32', folder), anchored);
  },
);

Then(/^the URL is refused because it (.*)$/, function (this: AuditWorld, why: string) {
  const { refusal, url } = this.part(UrlReading);
  assert.ok(refusal?.message.startsWith(`The database URL "${url}" ${why}. Accepted: `), refusal?.message);
});

Then(
  'the URL is refused as one in memory, and the nearest form is {string}',
  function (this: AuditWorld, nearest: string) {
    const { refusal } = this.part(UrlReading);
    const words =
      ' names a database in memory, where nothing is kept. Name a file, in a test one in a temporary folder. Accepted: ';
    assert.ok(refusal, 'It was accepted.');
    assert.ok(refusal.message.includes(words), refusal.message);
    assert.ok(refusal.message.endsWith(` Nearest: ${nearest}.`), refusal.message);
  },
);

Given('a database file in a folder that does not exist yet', function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  stage.file = stage.file.replace('audit.db', 'new/folder/audit.db');
});

Given(/^(a .*) where the store should be$/, function (this: AuditWorld, place: string) {
  this.part(StoreStage).prepare(place);
});

Given('{int} open engines on one fresh file', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await Promise.all(Array.from({ length: count }, () => stage.open()));
});

Given('an open store whose thread is about to die', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  stage.threads.terminateAll();
});

Given('a store that Ada has closed', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  await stage.tryOpen();
  await Promise.all(stage.engines.map((engine) => engine.close()));
});

Given(
  /^(no SQLite driver|no PostgreSQL driver|pg-native .*|a SQLite driver .*|a bundle .*|a file of the thread .*|a Node .*) on the machine of Ada$/,
  function (this: AuditWorld, driver: string) {
    this.part(DriverlessProgram).driver = driver;
  },
);

When('Ada opens the store', async function (this: AuditWorld) {
  await this.part(StoreStage).tryOpen();
});

When('all of them make the tables at the same moment', async function (this: AuditWorld) {
  const { engines } = this.part(StoreStage);
  await Promise.all(engines.map((engine) => engine.createTables()));
});

When('Ada counts the entries in it', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  const [engine] = stage.engines;
  stage.error = await engine?.count({}).catch((error: unknown) => error);
});

When('a program of Ada opens the store', async function (this: AuditWorld) {
  await this.part(DriverlessProgram).run();
});

Then('the store is open', async function (this: AuditWorld) {
  const { error, engines } = this.part(StoreStage);
  assert.equal(error, undefined);
  assert.equal(await engines[0]?.count({}), 0);
});

Then('she is told {word}, because of {string}', function (this: AuditWorld, code: string, reason: string) {
  const { error } = this.part(StoreStage);
  assert.ok(error instanceof AuditStoreError, String(error));
  assert.equal(error.code, code);
  assert.ok(error.message.includes(reason), error.message);
  assert.ok(error.cause instanceof Error, 'The cause is kept.');
});

Then('nothing of the store stays open', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  await Promise.all(stage.engines.splice(0).map((engine) => engine.close()));
  assert.equal(stage.threads.aliveCount, 0);
});

Then('each of the {int} is ready for entries', async function (this: AuditWorld, count: number) {
  const { engines } = this.part(StoreStage);
  assert.deepEqual(await Promise.all(engines.map((engine) => engine.count({}))), Array(count).fill(0));
});

When('a program of Ada records an entry and flushes the log', async function (this: AuditWorld) {
  await this.part(DriverlessProgram).run('flush-log.js');
});

Then(
  'the program is told {word} after {int} retries',
  function (this: AuditWorld, code: string, retries: number) {
    const { told } = this.part(DriverlessProgram);
    assert.deepEqual([told.code, told.retries], [code, retries]);
  },
);

Then('the program is told {word} and {string}', function (this: AuditWorld, code: string, remedy: string) {
  const { told } = this.part(DriverlessProgram);
  assert.equal(told.code, code);
  assert.ok(told.message.includes(remedy), told.message);
});

Given('an open store', async function (this: AuditWorld) {
  await this.part(StoreStage).tryOpen();
});

When(
  '{int} rows are stored, of which the last has no event type',
  async function (this: AuditWorld, count: number) {
    const stage = this.part(StoreStage);
    const rows = stage.rows(count);
    Reflect.set(Object(rows.at(-1)), 2, null);
    await stage.store(rows);
  },
);

When('the same {int} rows are stored twice', async function (this: AuditWorld, count: number) {
  const stage = this.part(StoreStage);
  await stage.store(stage.rows(count));
  await stage.store(stage.rows(count));
});

When('rows with {} texts are stored', async function (this: AuditWorld, _kinds: string) {
  await this.part(StoreStage).store(ROWS_OF_ALL_KINDS);
});

When(
  'rows with {} texts are packed in pieces of {int}',
  function (this: AuditWorld, _kinds: string, length: number) {
    this.part(PackedTexts).pack(length);
  },
);

Then('the same rows are read from it', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  assert.equal(stage.error, undefined);
  const newestFirst = ROWS_OF_ALL_KINDS.toSorted((one, other) => other[1] - one[1]);
  assert.deepEqual(await stage.engine.list({}, ROWS_OF_ALL_KINDS.length + 1), newestFirst);
});

Then('{int} pieces bring the same rows to the other side', function (this: AuditWorld, count: number) {
  const packed = this.part(PackedTexts);
  assert.equal(packed.pieceCount, count);
  assert.deepEqual(packed.unpack(), ROWS_OF_ALL_KINDS);
});

Then('the call fails with {word}', function (this: AuditWorld, code: string) {
  const { error } = this.part(StoreStage);
  assert.ok(error instanceof AuditStoreError, String(error));
  assert.equal(error.code, code);
});

Then('the store holds {int} rows', async function (this: AuditWorld, count: number) {
  assert.equal(await this.part(StoreStage).engines[0]?.count({}), count);
});
