import assert from 'node:assert/strict';
import { renameSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import { OwnAnswer } from '../querying/support/own-answer';
import { AuditStage, FileStage, MemoryStage } from '../support/audit-stage';
import { HeldUpEntry } from '../support/held-up-entry';
import type { AuditWorld } from '../support/world';

Given("a store that cannot store Ada's entry", async function (this: AuditWorld) {
  this.part(MemoryStage).store.failNext('store', Number.POSITIVE_INFINITY, 'AUDIT_STORE_READ_ONLY');
  const { service } = this.part(AuditStage);
  service.record({ eventType: 'plan.applied', actor: 'ada' });
  await Promise.allSettled([service.flush()]);
});

Given('an entry of Ada on a database file', async function (this: AuditWorld) {
  const { service } = this.part(FileStage).openLog();
  const receipt = service.record({ eventType: 'plan.applied', actor: 'ada' });
  await receipt.stored();
  this.part(OwnAnswer).id = receipt.id;
});

Given('a thread that is about to die', function (this: AuditWorld) {
  this.part(FileStage).engines.threads.terminateAll();
});

Given('a file that somebody has moved away', function (this: AuditWorld) {
  const { folder } = this.part(FileStage);
  for (const name of folder.files()) {
    renameSync(folder.file(name), folder.file(name.replace('audit', 'moved')));
  }
});

Given('a store whose threads die of every question', function (this: AuditWorld) {
  const memory = this.part(MemoryStage);
  memory.createEngine = async () => {
    const engine = await memory.store.createEngine();
    engine.count = () => Promise.reject(new AuditStoreError('AUDIT_ENGINE_DIED', 'The thread has died.'));
    return engine;
  };
});

When(
  /^Grace (lists the entries|streams the entries|counts the entries|asks for it by its id)$/,
  async function (this: AuditWorld, question: string) {
    const answer = this.part(OwnAnswer);
    await answer.ask(question, undefined, () => answer.id ?? this.part(HeldUpEntry).release());
  },
);

When(/^Grace (.*), content with what is stored$/, async function (this: AuditWorld, question: string) {
  await this.part(OwnAnswer).ask(question, { staleOk: true });
});

Then("Ada's entry is part of the answer", function (this: AuditWorld) {
  assert.equal(this.part(OwnAnswer).foundCount, 1);
});

Then("the answer comes at once, without Ada's entry", function (this: AuditWorld) {
  assert.equal(this.part(OwnAnswer).foundCount, 0);
  assert.equal(this.part(AuditStage).service.stats().waiting, 1);
});

Then(
  'Grace is told that {int} entry is held, because of {word}',
  function (this: AuditWorld, held: number, code: string) {
    const { rejection } = this.part(AuditStage);
    assert.deepEqual({ code: rejection.code, held: rejection.heldCount }, { code, held });
  },
);

Then('Grace is told {word}', function (this: AuditWorld, code: string) {
  assert.equal(this.part(AuditStage).rejection.code, code);
});
