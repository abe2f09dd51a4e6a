import assert from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

Given('a store that nobody has used', function (this: AuditWorld) {
  this.part(MemoryStage);
});

Given('a store that will fail to open', function (this: AuditWorld) {
  this.part(MemoryStage).store.failNext('createEngine');
});

Given('a store that has failed to open', async function (this: AuditWorld) {
  this.part(MemoryStage).store.failNext('createEngine');
  await this.part(AuditStage).attempt((service) => service.ensureSession());
});

Given('a store that will fail to make its tables', function (this: AuditWorld) {
  this.part(MemoryStage).store.failNext('createTables');
});

Given('a store that will fail to make its tables and to close', function (this: AuditWorld) {
  const { store } = this.part(MemoryStage);
  store.failNext('createTables');
  store.failNext('close');
});

Given('a store that will fail to close', async function (this: AuditWorld) {
  this.part(MemoryStage).store.failNext('close');
  await this.part(AuditStage).service.ensureSession();
});

Given('a store that records in the audit log while it is being opened', function (this: AuditWorld) {
  const stage = this.part(MemoryStage);
  const { service } = this.part(AuditStage);
  stage.createEngine = async () => {
    await service.record({ eventType: 'store.opening' }).stored();
    return stage.store.createEngine();
  };
});

Given('a store that counts the entries while it is being opened', function (this: AuditWorld) {
  const stage = this.part(MemoryStage);
  const { service } = this.part(AuditStage);
  stage.createEngine = async () => {
    await service.count();
    return stage.store.createEngine();
  };
});

Given('an audit log with an engine that Grace opened', async function (this: AuditWorld) {
  const { store } = this.part(MemoryStage);
  this.part(AuditStage).service = new AuditService({ engine: await store.createEngine() });
});

Given(/^a store that gives back (.*)$/, function (this: AuditWorld, answer: string) {
  this.part(MemoryStage).store.answer = literal(answer);
});

Given(
  /^a store that answers (.*) where it is asked to (count|prune|reclaim|compact)$/,
  function (this: AuditWorld, answer: string, call: string) {
    const stage = this.part(MemoryStage);
    stage.createEngine = async () =>
      Object.assign(await stage.store.createEngine(), { [call]: () => Promise.resolve(literal(answer)) });
  },
);

Then('the store was asked to open {int} time(s)', function (this: AuditWorld, times: number) {
  assert.equal(this.part(MemoryStage).store.countCalls('createEngine'), times);
});

Then('the engine was closed {int} time(s)', function (this: AuditWorld, times: number) {
  assert.equal(this.part(MemoryStage).store.closeCallCount, times);
});

Then('no engine is open', function (this: AuditWorld) {
  assert.equal(this.part(MemoryStage).store.alive.size, 0);
});

Then("Grace's engine is still open", function (this: AuditWorld) {
  assert.equal(this.part(MemoryStage).store.alive.size, 1);
});

Then('the store holds {int} entry/entries', function (this: AuditWorld, count: number) {
  assert.equal(this.part(MemoryStage).store.rows.size, count);
});
