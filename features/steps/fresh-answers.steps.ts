import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { HeldUpEntry } from '../support/held-up-entry';
import { OwnAnswer } from '../support/own-answer';
import type { AuditWorld } from '../support/world';

Given("a store that cannot store Ada's entry", async function (this: AuditWorld) {
  this.part(MemoryStage).store.failNext('store', Number.POSITIVE_INFINITY, 'AUDIT_STORE_READ_ONLY');
  const { service } = this.part(AuditStage);
  service.record({ eventType: 'plan.applied', actor: 'ada' });
  await Promise.allSettled([service.flush()]);
});

When(
  /^Grace (lists the entries|streams the entries|counts the entries|asks for it by its id)$/,
  async function (this: AuditWorld, question: string) {
    await this.part(OwnAnswer).ask(question, undefined, () => this.part(HeldUpEntry).release());
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
