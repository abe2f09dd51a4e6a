import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { EndingProgram } from '../support/ending-program';
import type { AuditWorld } from '../support/world';

Given(
  /^a program of Ada that (records without a pause.*)$/,
  async function (this: AuditWorld, ending: string) {
    await this.part(EndingProgram).startRecording(ending);
  },
);

When(/^Ada's program (?!.* processes at once$)(.*)$/, async function (this: AuditWorld, ending: string) {
  await this.part(EndingProgram).run(ending);
});

When(/^Grace sends it (SIG\w+)$/, async function (this: AuditWorld, signal: NodeJS.Signals) {
  await this.part(EndingProgram).kill(signal);
});

Then('it ends by itself, with nothing to complain about', function (this: AuditWorld) {
  const { exitCode, signal, stderr } = this.part(EndingProgram);
  assert.deepEqual({ exitCode, signal, stderr }, { exitCode: 0, signal: null, stderr: '' });
});

Then('its exit code is {int}', function (this: AuditWorld, exitCode: number) {
  const program = this.part(EndingProgram);
  assert.equal(program.exitCode, exitCode, program.stderr);
});

Then(/^(SIG\w+) is what ended it$/, function (this: AuditWorld, signal: string) {
  assert.equal(this.part(EndingProgram).signal, signal);
});

Then('it has died of {string}', function (this: AuditWorld, error: string) {
  const { stderr } = this.part(EndingProgram);
  assert.ok(stderr.includes(`Error: ${error}\n`), stderr);
});

Then('its store is there, and empty', function (this: AuditWorld) {
  assert.deepEqual(this.part(EndingProgram).readFile(), { rows: 0, entries: 0, integrity: 'ok' });
});

Then('the log has left no file behind', function (this: AuditWorld) {
  assert.deepEqual(this.part(EndingProgram).folder.files(), []);
});

Then('every entry that it recorded is in the store, once', function (this: AuditWorld) {
  const program = this.part(EndingProgram);
  const { recorded } = program.facts;
  assert.ok(recorded > 0, `It has recorded nothing. ${program.stderr}`);
  assert.deepEqual(program.readFile(), { rows: recorded, entries: recorded, integrity: 'ok' });
});

Then('every entry whose receipt had resolved is in the store, once', function (this: AuditWorld) {
  const program = this.part(EndingProgram);
  const { stored } = program.facts;
  assert.ok(stored > 0, 'No receipt had resolved.');
  const { rows, entries, integrity } = program.readFile();
  assert.ok(entries >= stored, `${stored} receipts had resolved, and ${entries} entries are in the store.`);
  assert.deepEqual({ rows, integrity }, { rows: entries, integrity: 'ok' });
});

Then('{int} thread(s) was/were started in all', function (this: AuditWorld, threads: number) {
  assert.equal(this.part(EndingProgram).facts.threads, threads);
});

Then(
  /^it tells on standard error that (\d+) entries are lost, because (.*)$/,
  function (this: AuditWorld, count: string, reason: string) {
    const lines = this.part(EndingProgram).stderr.trimEnd().split('\n');
    // What was known before the end was told as a warning then.
    const [line = '', ...others] = lines.filter(
      (said) => !/^\(node:\d+\) .*AuditWarning: |^\(Use `node /.test(said),
    );
    const lost = Number(count) === 1 ? '1 accepted entry is lost' : `${count} accepted entries are lost`;
    assert.ok(line.startsWith(`audit-race: ${lost} with this process.`), line);
    assert.ok(line.includes(reason), line);
    assert.deepEqual(others, []);
  },
);
