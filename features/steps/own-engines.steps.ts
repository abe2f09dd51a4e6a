import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditOptionError, AuditStoreError } from 'audit-race';
import { HalfEngines } from '../engines/support/half-engines';
import { throwTypeError } from '../engines/support/throwing-engine';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

Given(/^an engine that throws a TypeError (when .*)$/, function (this: AuditWorld, moment: string) {
  throwTypeError(this, moment);
});

Given('an engine that takes one batch at a time, and is busy', function (this: AuditWorld) {
  const { store } = this.part(MemoryStage);
  store.capabilities = { ...store.capabilities, pipelines: false };
  store.hold('store');
});

When(
  'Grace hands in one engine for each part that an engine has, each without that part',
  async function (this: AuditWorld) {
    await this.part(HalfEngines).handIn();
  },
);

When(
  'createEngine gives one engine for each part that an engine has, each without that part',
  async function (this: AuditWorld) {
    await this.part(HalfEngines).create();
  },
);

When('Ada counts the entries and closes the log', async function (this: AuditWorld) {
  await this.part(AuditStage).attempt(async (service) => {
    await service.count();
    await service.close();
  });
});

Then('each of them is refused as an option, and the part is named', function (this: AuditWorld) {
  const { refusals } = this.part(HalfEngines);
  assert.equal(refusals.length, 15);
  for (const { part, error } of refusals) {
    assert.ok(error instanceof AuditOptionError, `Without ${part}: ${String(error)}`);
    assert.equal(error.option, 'engine');
    assert.ok(error.message.endsWith(`must be an Engine: it lacks ${part}.`), error.message);
  }
});

Then('each of them is refused with {word}, and the part is named', function (this: AuditWorld, code: string) {
  const { refusals } = this.part(HalfEngines);
  assert.equal(refusals.length, 15);
  for (const { part, error } of refusals) {
    assert.ok(error instanceof AuditStoreError, `Without ${part}: ${String(error)}`);
    assert.equal(error.code, code);
    assert.ok(error.message.includes(`an engine that lacks ${part}.`), error.message);
  }
});

Then('each that could be closed has been closed', function (this: AuditWorld) {
  for (const { part, isClosed } of this.part(HalfEngines).refusals) {
    assert.equal(isClosed, part !== 'close()', `Without ${part}`);
  }
});

Then('she is told {word}, with the TypeError as its cause', function (this: AuditWorld, code: string) {
  const { rejection } = this.part(AuditStage);
  assert.deepEqual([rejection.name, rejection.code], ['AuditStoreError', code]);
  assert.ok(rejection.cause instanceof TypeError, String(rejection.cause));
});
