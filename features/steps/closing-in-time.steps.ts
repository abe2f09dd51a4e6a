import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { LockedLog } from '../stopping/support/locked-log';
import { SilentEngine } from '../stopping/support/silent-engine';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';
import { WrittenBehind } from '../support/written-behind';

const BATCH_WAIT_MS = 25;

Given(/^a file that another process (has locked .*)$/, async function (this: AuditWorld, how: string) {
  await this.part(LockedLog).lock(how);
});

Given('an entry of Ada that waits for it, as long as it takes', async function (this: AuditWorld) {
  this.part(AuditStage).service.record({ eventType: 'plan.applied', actor: 'ada' });
  this.part(LockedLog).clock.advance(BATCH_WAIT_MS);
  await this.part(WrittenBehind).settle();
});

Given("{int} questions of Grace that wait for Ada's entry", function (this: AuditWorld, count: number) {
  const { service } = this.part(AuditStage);
  const { questions } = this.part(LockedLog);
  for (let number = 1; number <= count; number += 1) {
    questions.push(service.count().catch((error: unknown) => error));
  }
});

When(
  'Grace closes the log and gives it {int} ms, and {int} ms pass',
  async function (this: AuditWorld, timeoutMs: number, passed: number) {
    const closed = this.part(AuditStage).attempt((service) => service.close({ timeoutMs }));
    await this.part(WrittenBehind).settle();
    this.part(LockedLog).clock.advance(passed);
    await closed;
  },
);

Then("she is given back Ada's entry", function (this: AuditWorld) {
  const { code, entries } = this.part(AuditStage).rejection;
  assert.equal(code, 'AUDIT_UNSTORED');
  assert.deepEqual(
    entries?.map(({ actor }) => actor),
    ['ada'],
  );
});

Then('neither a thread nor a file is left open', function (this: AuditWorld) {
  const log = this.part(LockedLog);
  assert.deepEqual([log.threads.aliveCount, log.countOpenFiles()], [0, 0]);
});

Then('each of her questions is told {word}', async function (this: AuditWorld, code: string) {
  const { questions } = this.part(LockedLog);
  const answers = await Promise.all(questions);
  const codes = answers.map((answer) => Reflect.get(Object(answer), 'code'));
  assert.deepEqual(codes, Array(questions.length).fill(code));
});

Given(
  /^an engine whose (\w+) never answers(?: after (\d+) answers?)?$/,
  function (this: AuditWorld, call: string, answers: string | null) {
    this.part(SilentEngine).silence(call, Number(answers ?? 0));
  },
);

Given(/^Ada waiting for (.*)$/, async function (this: AuditWorld, call: string) {
  const silent = this.part(SilentEngine);
  await silent.call(call);
  assert.equal(silent.outcome, undefined);
});

Then(/^Ada is told (AUDIT_\w+)$/, async function (this: AuditWorld, code: string) {
  await this.part(WrittenBehind).settle();
  const { outcome } = this.part(SilentEngine);
  assert.equal(outcome?.status, 'rejected', 'She still waits.');
  assert.equal(outcome.reason.code, code);
});

Then('it stands in the store that {int} entries have gone', function (this: AuditWorld, count: number) {
  const rows = [...this.part(MemoryStage).store.rows.values()];
  const details = rows
    .filter(([, , type]) => type === 'audit.pruned')
    .map((row) => JSON.parse(row[13] ?? ''));
  assert.deepEqual(
    details.map(({ deleted }) => deleted),
    [count],
  );
});
