import assert from 'node:assert/strict';
import { Barrier, BrokenBarrierError } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { BarrierStage } from '../interleavings/support/barrier-stage';
import type { AuditWorld } from '../support/world';

Given(
  'a barrier for {int} parties with {int} of them waiting',
  function (this: AuditWorld, parties: number, waiting: number) {
    const stage = this.part(BarrierStage);
    stage.make(parties);
    stage.arrive(waiting, stage.abort.signal);
    assert.equal(stage.barrier.waiting, waiting);
  },
);

Given(
  'a barrier for {int} parties that has been passed once',
  async function (this: AuditWorld, parties: number) {
    const stage = this.part(BarrierStage);
    stage.make(parties);
    stage.arrive(parties);
    await stage.finishRound();
  },
);

Given('a barrier for {int} parties with an action', function (this: AuditWorld, parties: number) {
  const stage = this.part(BarrierStage);
  stage.make(parties, { action: () => stage.log.push('action') });
});

Given(
  'a barrier for {int} parties that waits for ever, with one of them waiting',
  function (this: AuditWorld, parties: number) {
    const stage = this.part(BarrierStage);
    stage.barrier = new Barrier(parties, { timeoutMs: Number.POSITIVE_INFINITY });
    stage.arrive(1);
  },
);

Given('a barrier for {int} parties that is broken', async function (this: AuditWorld, parties: number) {
  const stage = this.part(BarrierStage);
  stage.make(parties);
  stage.arrive(1);
  stage.barrier.abort();
  await stage.finishRound();
  assert.ok(stage.barrier.broken);
});

When('nobody else arrives', async function (this: AuditWorld) {
  await this.part(BarrierStage).settled();
});

When('the last party arrives', function (this: AuditWorld) {
  this.part(BarrierStage).arrive(1);
});

When('the last party arrives after the time of another barrier is up', async function (this: AuditWorld) {
  // Asked to wait for ever, the timer of the machine would ring after 1 ms.
  await assert.rejects(new Barrier(2, { timeoutMs: 2 }).wait(), BrokenBarrierError);
  this.part(BarrierStage).arrive(1);
});

When('{int} parties arrive', function (this: AuditWorld, parties: number) {
  this.part(BarrierStage).arrive(parties);
});

When('the time is up', function (this: AuditWorld) {
  this.part(BarrierStage).timer.ring();
});

When('one of them is aborted', function (this: AuditWorld) {
  this.part(BarrierStage).abort.abort();
});

When('a party arrives that was aborted', function (this: AuditWorld) {
  const { barrier } = this.part(BarrierStage);
  return assert.rejects(barrier.wait(AbortSignal.abort()), BrokenBarrierError);
});

When('somebody aborts the barrier', function (this: AuditWorld) {
  this.part(BarrierStage).barrier.abort();
});

When('somebody resets the barrier', function (this: AuditWorld) {
  this.part(BarrierStage).barrier.reset();
});

When('somebody resets it and {int} parties arrive', function (this: AuditWorld, parties: number) {
  const stage = this.part(BarrierStage);
  stage.barrier.reset();
  stage.arrive(parties);
});

Then('all {int} wait, and nobody has passed', function (this: AuditWorld, waiting: number) {
  const { barrier, passed } = this.part(BarrierStage);
  assert.deepEqual({ waiting: barrier.waiting, passed }, { waiting, passed: [] });
});

Then(
  'all {int} pass, numbered in the order in which they came',
  async function (this: AuditWorld, parties: number) {
    const { passed, timer } = await this.part(BarrierStage).settled();
    assert.deepEqual(passed, [...Array(parties).keys()]);
    assert.equal(timer.runningCount, 0, 'A timer was left running.');
  },
);

Then('the action had run once when the first of them passed', async function (this: AuditWorld) {
  const { log } = await this.part(BarrierStage).settled();
  assert.deepEqual(log, ['action', 'passed', 'passed']);
});

Then('both hear that the barrier is broken: {string}', async function (this: AuditWorld, reason: string) {
  const { broken } = await this.part(BarrierStage).settled();
  const expected = `The barrier is broken: ${reason}. Its parties were not released together, so this run proves nothing.`;
  assert.deepEqual(broken, [expected, expected]);
});

Then('whoever arrives later hears the same', async function (this: AuditWorld) {
  const stage = this.part(BarrierStage);
  stage.arrive(1);
  const { broken } = await stage.settled();
  assert.equal(broken[2], broken[0]);
});
