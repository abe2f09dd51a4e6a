import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { BrokenBarrierError, SharedBarrier } from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { Attempt } from '../interleavings/support/attempt';
import { MeetingPlace } from '../interleavings/support/meeting-place';
import { joinBy } from '../interleavings/support/ways-to-join';
import type { AuditWorld } from '../support/world';

Given(
  /^a real barrier for (\d+) parties that waits (\S+) ms$/,
  function (this: AuditWorld, parties: string, timeoutMs: string) {
    const barrier = new SharedBarrier(Number(parties), { timeoutMs: Number(timeoutMs) });
    this.part(MeetingPlace).barrier = barrier;
    this.addCleanup(() => barrier.abort());
  },
);

Given('Bob waits there', function (this: AuditWorld) {
  this.part(MeetingPlace).attend();
});

When(/^Ada joins it by (.+)$/, function (this: AuditWorld, name: string) {
  const { barrier } = this.part(MeetingPlace);
  this.part(Attempt).of(() => joinBy(name, barrier));
});

When('Ada makes one for {int} parties on its memory', function (this: AuditWorld, parties: number) {
  const { memory } = this.part(MeetingPlace).barrier.handle;
  this.part(Attempt).of(() => new SharedBarrier(parties, { memory }));
});

When(
  'Ada makes one for {int} parties on its memory, and both are waited at',
  function (this: AuditWorld, parties: number) {
    const place = this.part(MeetingPlace);
    place.attend();
    place.barrier = new SharedBarrier(parties, { memory: place.barrier.handle.memory });
    place.attend();
  },
);

When('Ada blocks the main thread there', function (this: AuditWorld) {
  const { barrier } = this.part(MeetingPlace);
  this.part(Attempt).of(() => barrier.waitSync());
});

When('the time of another real barrier is up', async function (this: AuditWorld) {
  await rejects(new SharedBarrier(2, { timeoutMs: 2 }).wait(), BrokenBarrierError);
});

Then(/^she is refused, because (.+)$/, function (this: AuditWorld, words: string) {
  const { code, message } = this.part(Attempt).failure;
  equal(code, 'BARRIER_OPTION', message);
  ok(message.includes(words), message);
});

Then('she hears that {string}', function (this: AuditWorld, words: string) {
  const { message } = this.part(Attempt).failure;
  ok(message.includes(words), message);
});

Then('she is released at place {int}', function (this: AuditWorld, place: number) {
  equal(this.part(Attempt).result, place);
});

Then('both are released', async function (this: AuditWorld) {
  const places = (await this.part(MeetingPlace).attendances).flatMap((each) => each.places);
  deepEqual(places.toSorted(), [0, 1]);
});

Then('the barrier is whole, and 1 waits there', function (this: AuditWorld) {
  const { broken, waiting } = this.part(MeetingPlace).barrier;
  deepEqual({ broken, waiting }, { broken: false, waiting: 1 });
});
