import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { SpillingProgram } from '../stopping/support/spilling-program';
import type { AuditWorld } from '../support/world';

Given('a program of Ada whose log is in PostgreSQL', async function (this: AuditWorld) {
  await this.part(SpillingProgram).prepare();
});

Then('it has left no spill file', function (this: AuditWorld) {
  assert.equal(this.part(SpillingProgram).file, undefined);
});

Then('some of what it recorded waits in its spill file', function (this: AuditWorld) {
  const { program } = this.part(SpillingProgram);
  assert.ok(this.part(SpillingProgram).countSpilled() > 0, program.stderr);
});

Then('{int} entries wait in its spill file', function (this: AuditWorld, count: number) {
  const { program } = this.part(SpillingProgram);
  assert.equal(this.part(SpillingProgram).countSpilled(), count, program.stderr);
});

When('it is started again, and records nothing', async function (this: AuditWorld) {
  const spilling = this.part(SpillingProgram);
  const spilledCount = spilling.countSpilled();
  assert.equal(await spilling.startNext(), spilledCount);
});

Then(
  'every entry that it recorded is in PostgreSQL, once and in the order of recording',
  async function (this: AuditWorld) {
    const spilling = this.part(SpillingProgram);
    const { recorded } = spilling.program.facts;
    assert.ok(recorded > 0, `It has recorded nothing. ${spilling.program.stderr}`);
    const numbers = await spilling.storedNumbers();
    assert.deepEqual(
      numbers,
      Array.from({ length: recorded }, (_, index) => index + 1),
    );
    assert.equal(spilling.countSpilled(), 0);
  },
);

Given("Ada's machine has no driver of SQLite", function (this: AuditWorld) {
  this.part(SpillingProgram).program.missingDriver = 'better-sqlite3';
});

When(
  /^Ada's program (opens the log.*), in (\d+) processes at once$/,
  async function (this: AuditWorld, ending: string, count: string) {
    const spilling = this.part(SpillingProgram);
    spilling.sentCount = await spilling.startSeveral(ending, Number(count));
  },
);

Then(
  'the {int} processes have sent {int} entries in all',
  function (this: AuditWorld, _processes: number, count: number) {
    assert.equal(this.part(SpillingProgram).sentCount, count);
  },
);

Then(
  /^(?:PostgreSQL|the server) has each of the (\d+) entries once$/,
  async function (this: AuditWorld, count: string) {
    const numbers = await this.part(SpillingProgram).storedNumbers();
    assert.deepEqual(
      numbers,
      Array.from({ length: Number(count) }, (_, index) => index + 1),
    );
  },
);

Then('every entry whose receipt had resolved is in PostgreSQL, once', async function (this: AuditWorld) {
  const spilling = this.part(SpillingProgram);
  const { stored } = spilling.program.facts;
  assert.ok(stored > 0, 'No receipt had resolved.');
  const numbers = await spilling.storedNumbers();
  assert.deepEqual(
    numbers,
    Array.from({ length: Math.max(stored, numbers.length) }, (_, index) => index + 1),
  );
});

Then('it has warned at the start: {string}', function (this: AuditWorld, warning: string) {
  const { stderr } = this.part(SpillingProgram).program;
  const warnings = stderr.split('\n').filter((line) => line.includes('[AUDIT_SPILL_FAILED] AuditWarning: '));
  assert.equal(warnings.length, 1, stderr);
  assert.ok(warnings[0]?.includes(warning), stderr);
});

Given(
  'a program of Ada on a server of its own, which has stored {int} entries',
  async function (this: AuditWorld, count: number) {
    const spilling = this.part(SpillingProgram);
    await spilling.prepareServer();
    await spilling.program.startRecording(
      'records, and when a signal comes gives the log a second to close',
      count,
    );
  },
);

Given('the server is stopped', async function (this: AuditWorld) {
  await this.part(SpillingProgram).server.stop('fast');
});

When('the server is started, and so is the program', async function (this: AuditWorld) {
  const spilling = this.part(SpillingProgram);
  await spilling.server.start();
  await spilling.startNext();
});
