import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { AuditService } from 'audit-race';
import { nameSpillFile } from '#audit-log/engines/spill/name-spill-file';
import { SpilledLog } from '../stopping/support/spilled-log';
import type { AuditWorld } from '../support/world';

/** The log that was opened last. */
class OpenedLog {
  service: AuditService | undefined;
  /** Those that were opened at once. */
  together: readonly AuditService[] = [];

  get spill() {
    return this.service?.stats().spill;
  }
}

const numbersTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

Given('a file where the folder of the spill file would be', function (this: AuditWorld) {
  this.part(SpilledLog).blockFolder();
});

Given('a store that stores while a process exits', function (this: AuditWorld) {
  const { store } = this.part(SpilledLog);
  store.capabilities = { ...store.capabilities, storeAtExit: true };
});

Given('a log in the place of the spill file', async function (this: AuditWorld) {
  await this.part(SpilledLog).keepLogInFile();
});

Given('an empty file in the place of the spill file', function (this: AuditWorld) {
  this.part(SpilledLog).writeFile('');
});

Given('{int} spilled entries', async function (this: AuditWorld, count: number) {
  await this.part(SpilledLog).closeWith(count);
});

When('{int} logs are opened at once, and closed', async function (this: AuditWorld, count: number) {
  const log = this.part(SpilledLog);
  this.part(OpenedLog).together = await Promise.all(Array.from({ length: count }, () => log.startNext()));
});

Then('they say that {int} entries were sent in all', function (this: AuditWorld, count: number) {
  const sent = this.part(OpenedLog).together.map((service) => service.stats().spill?.sent ?? 0);
  assert.equal(
    sent.reduce((sum, one) => sum + one),
    count,
    String(sent),
  );
});

const TEXT = 'no database, but a text that is long enough to be taken for one'.repeat(20);

Given('a text in the place of the spill file', function (this: AuditWorld) {
  this.part(SpilledLog).writeFile(TEXT);
});

Given(
  /^(a folder|a link to a device|a pipe|a socket) in the place of the spill file$/,
  function (this: AuditWorld, kind: string) {
    this.part(SpilledLog).putNoFile(kind);
  },
);

Given('a text in the place of the lock beside the spill file', function (this: AuditWorld) {
  const log = this.part(SpilledLog);
  log.heard.facts.length = 0;
  log.writeFile(TEXT, `${log.file}-lock`);
});

Then(
  'the files of the spill have the permissions {int}, and their folder has {int}',
  function (this: AuditWorld, ofFiles: number, ofFolder: number) {
    const [folder, ...files] = this.part(SpilledLog).permissions;
    assert.equal(folder, String(ofFolder));
    assert.deepEqual(files, [String(ofFiles), String(ofFiles)]);
  },
);

Given(
  '{int} spilled entries, which the store refuses to take',
  async function (this: AuditWorld, count: number) {
    const log = this.part(SpilledLog);
    log.clock.standStill();
    await log.closeWith(count);
    log.store.failNext('store', 1, 'AUDIT_STORE_BUSY');
  },
);

Given(
  '{int} spilled entries, whose first batch the store takes without an answer',
  async function (this: AuditWorld, count: number) {
    const log = this.part(SpilledLog);
    await log.closeWith(count);
    log.store.failNext('store', 1, 'lost answer');
  },
);

Given(
  '{int} spilled entries, for which the store has no answer',
  async function (this: AuditWorld, count: number) {
    const log = this.part(SpilledLog);
    await log.closeWith(count);
    log.store.hold('store');
  },
);

When(
  'Ada records {int} entries in vain, and Grace closes the log',
  async function (this: AuditWorld, count: number) {
    await this.part(SpilledLog).closeWith(count);
  },
);

When('the log is opened again, and closed', async function (this: AuditWorld) {
  this.part(OpenedLog).service = await this.part(SpilledLog).startNext();
});

When(
  'the log is opened again, and closed within {int} ms while they are on their way',
  async function (this: AuditWorld, timeoutMs: number) {
    this.part(OpenedLog).service = await this.part(SpilledLog).startInHurry(timeoutMs);
  },
);

When('the log is opened', async function (this: AuditWorld) {
  const service = this.part(SpilledLog).openLog();
  this.part(OpenedLog).service = service;
  await service.ensureSession();
});

When(
  'an entry is stored {int} ms later, and the log is closed',
  async function (this: AuditWorld, durationMs: number) {
    const { clock } = this.part(SpilledLog);
    clock.advance(durationMs);
    const { service } = this.part(OpenedLog);
    service?.record({ eventType: 'plan.read', details: {} });
    clock.advance(0);
    await service?.flush();
    await service?.close();
  },
);

When('the store answers that its engine is closed', async function (this: AuditWorld) {
  const log = this.part(SpilledLog);
  log.store.failNext('store', 1, 'AUDIT_ENGINE_CLOSED');
  log.store.openGates();
  await log.untilNobodySends();
});

Then(
  'the {int} entries are handed back to Grace, who is told that they are in the spill file, too',
  function (this: AuditWorld, count: number) {
    const { file, unstored } = this.part(SpilledLog);
    assert.equal(unstored.entries.length, count);
    assert.equal(unstored.spillFile, file);
    assert.ok(
      unstored.message.includes(`and in "${file}", from which the next start sends them.`),
      unstored.message,
    );
  },
);

Then(
  'the {int} entries are handed back to Grace, and nothing is said of a spill file',
  function (this: AuditWorld, count: number) {
    const { unstored } = this.part(SpilledLog);
    assert.equal(unstored.entries.length, count);
    assert.equal(unstored.spillFile, undefined);
  },
);

Then(/^(\d+) entr(?:y is|ies are) in the spill file$/, function (this: AuditWorld, count: string) {
  assert.equal(this.part(SpilledLog).countLeft(), Number(count));
});

Then('the store has the entries 1 to {int}, in this order', function (this: AuditWorld, count: number) {
  assert.deepEqual(this.part(SpilledLog).storedNumbers, numbersTo(count));
});

Then(
  /^it says that (\d+) entries were sent(?: in all| and (AUDIT_\w+) failed it)?$/,
  function (this: AuditWorld, count: string, code: string | null) {
    const { file } = this.part(SpilledLog);
    const { lastError, ...spill } = this.part(OpenedLog).spill ?? {};
    assert.deepEqual(spill, { file, spilled: 0, sent: Number(count) });
    assert.equal(Reflect.get(Object(lastError), 'code'), code ?? undefined);
  },
);

Then('it says that its spill file failed with {word}', function (this: AuditWorld, code: string) {
  const { lastError } = this.part(OpenedLog).spill ?? {};
  assert.equal(Reflect.get(Object(lastError), 'code'), code);
  const { facts } = this.part(SpilledLog).heard;
  assert.deepEqual(
    facts.map((fact) => fact.code),
    ['AUDIT_SPILL_FAILED'],
  );
});

Then('the logger has heard {string}', async function (this: AuditWorld, words: string) {
  await this.part(SpilledLog).heard.untilHeard(words);
});

Then(
  /^the spill file of "(.*)" is (that|another) of "(.*)"$/,
  function (this: AuditWorld, url: string, that: string, other: string) {
    const [one = '', two = ''] = [url, other].map((name) => nameSpillFile(name, {}));
    assert.equal(one === two, that === 'that', `${one} ${two}`);
    assert.match(one, /^\.audit-race\/spill-[\da-f]{12}\.db$/);
  },
);

Then('the spill file of {string} is another where PGDATABASE says {string}', (url: string, name: string) => {
  assert.notEqual(nameSpillFile(url, { PGDATABASE: name }), nameSpillFile(url, {}));
});
