import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditHeldError, AuditOptionError, AuditService, createEngine } from 'audit-race';
import { secretWords } from '#audit-log/domain/redaction/redaction';
import { readDatabaseUrl } from '#audit-log/engines/database-url';
import { OpenedDatabases } from '../configuring/support/opened-databases';
import { OptionDocumentation } from '../configuring/support/option-documentation';
import { AuditStage, FileStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import { WorkingFolder } from '../support/working-folder';
import type { AuditWorld } from '../support/world';

Given('the database {string} in the environment', function (this: AuditWorld, url: string) {
  const before = process.env.AUDIT_DATABASE_URL;
  this.addCleanup(() => restoreDatabaseUrl(before));
  restoreDatabaseUrl(url === '' ? undefined : url);
});

When('Ada makes an audit log and does not use it', function (this: AuditWorld) {
  const { timers } = this.part(OpenedDatabases);
  this.part(FileStage).openLog();
  timers.after = OpenedDatabases.countTimers();
});

When(
  'Ada makes an audit log with the database {string} and uses it',
  async function (this: AuditWorld, url: string) {
    this.part(WorkingFolder);
    const { createEngine } = this.part(OpenedDatabases);
    const stage = this.part(AuditStage);
    stage.service = new AuditService({ createEngine, databaseUrl: url === '' ? undefined : url });
    await stage.service.ensureSession();
  },
);

When(
  'Ada tries to make an audit log with the database {string}',
  async function (this: AuditWorld, url: string) {
    this.part(WorkingFolder);
    this.part(MemoryStage);
    const databaseUrl = url === '' ? undefined : url;
    await this.part(AuditStage).attempt(() => new AuditService({ databaseUrl }));
  },
);

When(
  'Ada makes an audit log with the database {string} and an engine of her own',
  async function (this: AuditWorld, databaseUrl: string) {
    const { createEngine } = this.part(OpenedDatabases);
    const stage = this.part(AuditStage);
    stage.service = new AuditService({ createEngine, databaseUrl });
    await stage.service.ensureSession();
  },
);

When(
  'Ada makes an audit log with the database {string} and a maker of engines that asks ours, records an entry and flushes the log',
  async function (this: AuditWorld, databaseUrl: string) {
    this.part(WorkingFolder);
    const stage = this.part(AuditStage);
    // Without a logger it would warn on the terminal of whoever runs the features.
    const logger = { warn: () => undefined, error: () => undefined };
    stage.service = new AuditService({ createEngine: (url) => createEngine(url), databaseUrl, logger });
    stage.service.record({ eventType: 'plan.applied' });
    await stage.attempt((service) => service.flush());
  },
);

Given('a working folder {string}', function (this: AuditWorld, name: string) {
  this.part(WorkingFolder);
  mkdirSync(name);
  process.chdir(name);
});

Then('it opens the database {string}', function (this: AuditWorld, url: string) {
  assert.deepEqual(this.part(OpenedDatabases).urls, [url]);
});

Then(
  'the database that is opened is the file {string} in that folder',
  function (this: AuditWorld, file: string) {
    const [url = ''] = this.part(OpenedDatabases).urls;
    assert.deepEqual(readDatabaseUrl(url), { kind: 'sqlite', file: resolve(file) });
  },
);

When(/^Ada makes an audit log with the options (.*)$/, async function (this: AuditWorld, options: string) {
  this.part(WorkingFolder);
  this.part(MemoryStage);
  await this.part(AuditStage).attempt(() => Reflect.construct(AuditService, [literal(options)]));
});

When('Ada makes an audit log with both an engine and createEngine', async function (this: AuditWorld) {
  const { store } = this.part(MemoryStage);
  const engine = await store.createEngine();
  await this.part(AuditStage).attempt(() => new AuditService({ engine, createEngine: store.createEngine }));
});

When('Grace looks up {word} in the documentation', function (this: AuditWorld, option: string) {
  this.part(WorkingFolder);
  this.part(OptionDocumentation).lookUp(option);
});

Then('it may be what is said there, and no less and no more', function (this: AuditWorld) {
  const option = this.part(OptionDocumentation);
  const [least, most] = option.toldRange;
  const accepted = [least - 1, least, most, most + 1].map((value) => option.accepts(value));
  assert.deepEqual(accepted, [false, true, true, false]);
});

Then('it is by default what is said there', function (this: AuditWorld) {
  const option = this.part(OptionDocumentation);
  assert.equal(option.realDefault, option.toldDefault);
  assert.ok(option.accepts(option.toldDefault), 'The default itself is refused.');
});

Then('the keys that are named there are the secret ones', function (this: AuditWorld) {
  assert.deepEqual(this.part(OptionDocumentation).toldKeys, secretWords);
});

Then('there is no file, no thread and no timer', function (this: AuditWorld) {
  const { folder, engines } = this.part(FileStage);
  const { timers } = this.part(OpenedDatabases);
  assert.equal(this.part(AuditStage).service.stats().session, 'new');
  assert.deepEqual(folder.files(), []);
  assert.equal(engines.threads.aliveCount, 0);
  assert.equal(timers.after, timers.before);
});

Then('she has it', function (this: AuditWorld) {
  assert.ok(this.part(AuditStage).fulfilment instanceof AuditService);
});

Then('it opens {string}', function (this: AuditWorld, url: string) {
  const { pathname } = new URL(url);
  assert.deepEqual(this.part(OpenedDatabases).urls, [`sqlite://${resolve(pathname)}`]);
});

Then(/^she is told that the URL is not accepted: "(.*)"$/, function (this: AuditWorld, told: string) {
  const { code, message } = this.part(AuditStage).rejection;
  assert.equal(code, 'AUDIT_URL_INVALID');
  assert.ok(message.includes(told), message);
});

Then(
  'she is told that {int} entry could not be stored, by the code {word}',
  function (this: AuditWorld, count: number, code: string) {
    const { rejection } = this.part(AuditStage);
    assert.ok(rejection instanceof AuditHeldError, String(rejection));
    assert.deepEqual([rejection.heldCount, rejection.code], [count, code]);
  },
);

Then(
  /^the option ([\w.]+) is refused: "(.*)"$/,
  function (this: AuditWorld, option: string, message: string) {
    const { rejection } = this.part(AuditStage);
    assert.ok(rejection instanceof AuditOptionError, String(rejection));
    assert.deepEqual([rejection.name, rejection.code], ['AuditOptionError', 'AUDIT_OPTION_INVALID']);
    assert.equal(rejection.option, option);
    assert.ok(rejection.message.includes(message), rejection.message);
  },
);

function restoreDatabaseUrl(url: string | undefined): void {
  if (url === undefined) {
    delete process.env.AUDIT_DATABASE_URL;
  } else {
    process.env.AUDIT_DATABASE_URL = url;
  }
}
