import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import type { AuditEntry } from 'audit-race';
import { AskedLog } from '../command-line/support/asked-log';
import { readHelp } from '../command-line/support/help-pages';
import { loginRows, manyRows } from '../command-line/support/night-rows';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** Calls that were made one after another, and what came of each. */
class MadeCalls {
  readonly made: {
    readonly line: string;
    readonly code: number | undefined;
    readonly output: string;
    readonly complaints: string;
  }[] = [];
  rows: readonly Readonly<Record<string, string>>[] = [];
}

Given('the log of a night in {word}', async function (this: AuditWorld, store: string) {
  await this.part(AskedLog).fill(store);
});

Given(/^the log of a day with (\d+) entr(?:y|ies)$/, async function (this: AuditWorld, count: number) {
  await this.part(AskedLog).fill('SQLite', manyRows(count));
});

When('Mary makes each of these calls:', async function (this: AuditWorld, table: DataTable) {
  const [log, calls] = [this.part(AskedLog), this.part(MadeCalls)];
  calls.rows = table.hashes();
  for (const { call = '' } of calls.rows) {
    await log.call(call);
    const { exitCode: code, output, complaints } = log;
    calls.made.push({ line: call, code, output, complaints });
  }
});

When('Mary calls {string}', async function (this: AuditWorld, call: string) {
  await this.part(AskedLog).call(call);
});

When(
  'Mary calls {string}, and {int} more come of which each third is a login',
  async function (this: AuditWorld, call: string, count: number) {
    const log = this.part(AskedLog);
    this.addCleanup(() => log.terminal.stop());
    const ended = log.begin(call);
    log.ended = ended;
    const before = (await log.read()).length === 0 ? 0 : 1;
    await Promise.race([ended, log.terminal.until(() => log.lines.length >= before)]);
    await log.store('morning', loginRows(count));
    const wanted = before === 0 ? count : before + count / 3;
    await Promise.race([ended, log.terminal.until(() => log.lines.length >= wanted)]);
  },
);

When('she presses Ctrl+C', async function (this: AuditWorld) {
  const log = this.part(AskedLog);
  log.terminal.stop('SIGINT');
  await log.ended;
});

When('Mary reads the help of each verb', async function (this: AuditWorld) {
  await readHelp(this);
});

Then(/^each has ended and (printed|complained) so$/, function (this: AuditWorld, how: string) {
  const { made, rows } = this.part(MadeCalls);
  assert.ok(rows.length > 0);
  const folder = this.part(TemporaryFolder).path;
  for (const [index, { call = '', code, prints = '', complains = '' }] of rows.entries()) {
    const { output = '', complaints = '', code: found } = made[index] ?? {};
    assert.equal(found, Number(code), `${call}: ${complaints}`);
    if (how === 'printed') {
      assert.equal(output.replace(/\n$/, ''), prints.replaceAll('\\t', '\t'), call);
    } else {
      const words = complains.replaceAll('FOLDER', folder);
      assert.ok(complaints.includes(words), `${call}: ${complaints}`);
    }
  }
});

Then('{string} is in nothing that she reads', function (this: AuditWorld, secret: string) {
  for (const { line, output, complaints } of this.part(MadeCalls).made) {
    assert.ok(!(output + complaints).includes(secret), line);
  }
});

Then('the log is as it was', async function (this: AuditWorld) {
  assert.equal((await this.part(AskedLog).read()).length, 6);
});

Then('her call ends with {int}', function (this: AuditWorld, code: number) {
  const { exitCode, complaints } = this.part(AskedLog);
  assert.equal(exitCode, code, complaints);
});

Then(
  'she reads that there are 6 entries, from {string} to {string}, and {int} of the last hour',
  function (this: AuditWorld, first: string, newest: string, lastHour: number) {
    const [stats] = this.part(AskedLog).printedValues;
    const { log, bytes, ...counts } = Object(stats);
    assert.deepEqual(counts, { entries: 6, first, newest, lastHour, lastDay: 6, lastWeek: 6 });
    assert.ok(bytes === undefined || bytes >= 4096);
    assert.match(log, /audit\.db$|^postgres:\/\//);
  },
);

Then('she is not told who may open it', function (this: AuditWorld) {
  assert.doesNotMatch(this.part(AskedLog).output, /@/);
});

Then(
  'she has seen the last login of the night and the {int} that came, in their order',
  function (this: AuditWorld, others: number) {
    const { lines } = this.part(AskedLog);
    assert.deepEqual(lines, [
      'グレース・ホッパー',
      ...Array.from({ length: others }, (_, index) => `user-${index * 3}`),
    ]);
  },
);

Then('she has seen {int} entries', function (this: AuditWorld, count: number) {
  assert.equal(this.part(AskedLog).lines.length, count);
});

Then('each line is an entry as the API gives it, newest first', async function (this: AuditWorld) {
  const log = this.part(AskedLog);
  const entries: readonly AuditEntry[] = await log.read();
  assert.deepEqual(log.printedValues, entries);
});
