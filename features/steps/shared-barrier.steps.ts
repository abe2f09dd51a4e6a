import { deepEqual, equal, ok } from 'node:assert/strict';
import { SharedBarrier } from '@audit-race/interleavings';
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import { type Attendance, MeetingPlace } from '../interleavings/support/meeting-place';
import { Search } from '../interleavings/support/search';
import { type Meeting, sabotages, sharedBarrierModel } from '../interleavings/support/shared-barrier-model';
import { WAIT_MS_MAX } from '../support/patience';
import type { AuditWorld } from '../support/world';

type Threads = Omit<Meeting, 'parties'>;

defineParameterType({
  name: 'threads',
  regexp: /(\d+) threads( with little time| and somebody who aborts)?/,
  transformer: (coming: string, how?: string): Threads => ({
    coming: Number(coming),
    isTimed: how === ' with little time',
    isAborted: how === ' and somebody who aborts',
  }),
});

Given('{threads} at a barrier for {int}', function (this: AuditWorld, threads: Threads, parties: number) {
  this.part(Search).family = () => sharedBarrierModel({ ...threads, parties });
});

Given(
  /^(\d+ threads(?: with little time)?) at a barrier for (\d+) that (.+)$/,
  function (this: AuditWorld, threads: string, parties: string, bug: string) {
    const sabotage = sabotages[bug];
    ok(sabotage, `No threads are known that ${bug}.`);
    const isTimed = threads.endsWith('time');
    const meeting = {
      coming: Number.parseInt(threads, 10),
      parties: Number(parties),
      isTimed,
      isAborted: false,
    };
    this.part(Search).family = () => sharedBarrierModel(meeting, sabotage);
  },
);

Given('a real barrier for {int} parties', function (this: AuditWorld, parties: number) {
  this.part(MeetingPlace).barrier = new SharedBarrier(parties, { timeoutMs: WAIT_MS_MAX });
});

Given('{int} threads that wait there', async function (this: AuditWorld, count: number) {
  const place = this.part(MeetingPlace);
  place.sendThreads(count, 1);
  await place.waitFor(count);
});

When('{int} threads meet there {int} times', function (this: AuditWorld, count: number, rounds: number) {
  this.part(MeetingPlace).sendThreads(count, rounds);
});

When('{int} threads meet there once, and so does Ada', function (this: AuditWorld, count: number) {
  const place = this.part(MeetingPlace);
  place.sendThreads(count, 1);
  place.attend();
});

When('Ada aborts it', function (this: AuditWorld) {
  this.part(MeetingPlace).barrier.abort();
});

When(/^(Ada, Bob and Cleo|Ada and Bob) arrive$/, function (this: AuditWorld, names: string) {
  for (const _ of names.split(/, | and /)) {
    this.part(MeetingPlace).attend();
  }
});

Then('none of over {int} interleavings fails', function (this: AuditWorld, atLeast: number) {
  const { failing, interleavings, cutBy, smallest } = this.part(Search).exploration;
  equal(failing, 0n, smallest?.problems[0]?.message);
  ok(interleavings > BigInt(atLeast), `Only ${interleavings} were covered.`);
  deepEqual(cutBy, ['preemptionsMax', 'togetherMax']);
});

Then(/^each round gives every (?:thread|party) a place of its own$/, async function (this: AuditWorld) {
  const attendances = await this.part(MeetingPlace).attendances;
  const rounds = attendances[0]?.places.length ?? 0;
  const { parties } = this.part(MeetingPlace).barrier.handle;
  ok(rounds > 0, `Nobody was released: ${attendances[0]?.message}`);
  for (let round = 0; round < rounds; round += 1) {
    const places = attendances.map((attendance) => attendance.places[round] ?? -1);
    deepEqual(
      places.sort((one, other) => one - other),
      Array.from({ length: parties }, (_, place) => place),
    );
  }
});

Then('the barrier is whole, and nobody waits there', function (this: AuditWorld) {
  const { broken, waiting } = this.part(MeetingPlace).barrier;
  deepEqual({ broken, waiting }, { broken: false, waiting: 0 });
});

Then('both threads hear that {string}', async function (this: AuditWorld, message: string) {
  equal(countWho(await this.part(MeetingPlace).attendances, message), 2);
});

Then(/^(?:one of them|the other) hears that "(.*)"$/, async function (this: AuditWorld, message: string) {
  equal(countWho(await this.part(MeetingPlace).attendances, message), 1);
});

Then('two of them are released', async function (this: AuditWorld) {
  const released = (await this.part(MeetingPlace).attendances).flatMap(({ places }) => places);
  deepEqual(released.sort(), [0, 1]);
});

Then('whoever comes later hears so at once', async function (this: AuditWorld) {
  const place = this.part(MeetingPlace);
  place.barrier.abort();
  ok(place.barrier.broken);
  await place.barrier.wait().then(
    () => ok(false, 'A broken barrier released somebody.'),
    (error: unknown) => ok(String(error).includes('another party gave up or aborted it'), String(error)),
  );
});

function countWho(attendances: readonly Attendance[], heard: string): number {
  return attendances.filter(({ message }) => message?.includes(heard)).length;
}
