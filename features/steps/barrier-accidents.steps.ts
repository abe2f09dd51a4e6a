import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { Barrier, BrokenBarrierError } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { useFakeTimers } from 'sinon';
import { barrierAccidents } from '../interleavings/support/barrier-accidents';
import { BarrierStage } from '../interleavings/support/barrier-stage';
import { Warnings } from '../interleavings/support/warnings';
import type { AuditWorld } from '../support/world';

Given('a barrier for {int} parties', function (this: AuditWorld, parties: number) {
  this.part(BarrierStage).make(parties);
});

Given(
  /^a barrier for (\d+) parties with (an action that .+|a timer that .+)$/,
  function (this: AuditWorld, parties: string, accident: string) {
    const stage = this.part(BarrierStage);
    const options = barrierAccidents[accident];
    ok(options, `Nobody knows ${accident}.`);
    stage.make(Number(parties), options(stage));
  },
);

Given(
  /^a barrier for (\d+) parties that waits (\d+|Infinity) ms( by the timer of the machine)?$/,
  function (this: AuditWorld, parties: string, timeoutMs: string, byMachine: string | null) {
    const stage = this.part(BarrierStage);
    const limit = { timeoutMs: Number(timeoutMs) };
    stage.make(Number(parties), byMachine === null ? limit : { ...limit, startTimer: undefined });
    this.addCleanup(() => stage.barrier.abort());
  },
);

When('one of them is aborted because of {string}', function (this: AuditWorld, reason: string) {
  this.part(BarrierStage).abort.abort(reason);
});

When('{int} parties arrive with one signal', async function (this: AuditWorld, parties: number) {
  const stage = this.part(BarrierStage);
  this.part(Warnings).listen();
  stage.arrive(parties, stage.abort.signal);
  await stage.settled();
});

When(
  '{int} parties arrive with one signal, and it is aborted when they have passed',
  async function (this: AuditWorld, parties: number) {
    const stage = this.part(BarrierStage);
    stage.arrive(parties, stage.abort.signal);
    await stage.ended();
    stage.abort.abort();
  },
);

When('one party arrives, and its timers ring', function (this: AuditWorld) {
  const stage = this.part(BarrierStage);
  stage.arrive(1);
  stage.timer.ring();
  // Once more, for a timer that was started by the first.
  stage.timer.ring();
});

When('one party arrives, and the time of another barrier is up', async function (this: AuditWorld) {
  this.part(BarrierStage).arrive(1);
  // Asked for longer than it can hold, the timer of the machine would ring after 1 ms.
  await rejects(new Barrier(2, { timeoutMs: 2 }).wait(), BrokenBarrierError);
});

When('one party arrives while a test has faked the timers', async function (this: AuditWorld) {
  const stage = this.part(BarrierStage);
  const clock = useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  this.addCleanup(() => clock.restore());
  stage.arrive(1);
  await stage.ended();
});

Then('both hear of the cause {string}', async function (this: AuditWorld, cause: string) {
  const { causes } = await this.part(BarrierStage).settled();
  deepEqual(causes.map(String), [cause, cause]);
});

Then('nobody listens to the signal any more, and nobody was warned', function (this: AuditWorld) {
  deepEqual(getEventListeners(this.part(BarrierStage).abort.signal, 'abort'), []);
  deepEqual(this.part(Warnings).names, []);
});

Then('the barrier is whole', function (this: AuditWorld) {
  equal(this.part(BarrierStage).barrier.broken, false);
});

Then('they were asked for {int} and {int} ms', function (this: AuditWorld, first: number, second: number) {
  deepEqual(this.part(BarrierStage).timer.durations, [first, second]);
});

Then('they were not asked for anything', function (this: AuditWorld) {
  deepEqual(this.part(BarrierStage).timer.durations, []);
});

Then('it hears that {string}', async function (this: AuditWorld, reason: string) {
  const { broken } = await this.part(BarrierStage).settled();
  equal(broken.length, 1);
  ok(broken[0]?.includes(reason), broken[0]);
});
