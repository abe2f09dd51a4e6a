import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { ErasedInSteps } from '../integrity/support/erased-in-steps';
import type { AuditWorld } from '../support/world';

Given(
  'a store in {word} with entries of Ada and of Bob, where those of Ada are erased',
  async function (this: AuditWorld, store: string) {
    await this.part(ErasedInSteps).open(store);
  },
);

Given(
  'somebody has marked the entry with the number {int} as erased',
  async function (this: AuditWorld, place: number) {
    await this.part(ErasedInSteps).mark(place);
  },
);

When('Grace erases those of Bob in {int} steps', async function (this: AuditWorld, steps: number) {
  await this.part(ErasedInSteps).erase(steps);
});

When(
  'Grace erases those of Bob in {int} steps, and another process erases {int} of Eve meanwhile',
  async function (this: AuditWorld, steps: number, count: number) {
    const store = this.part(ErasedInSteps);
    await store.erase(steps, () => store.eraseOfEve(count));
  },
);

When(
  'Grace erases those of Bob in {int} steps, and somebody marks an entry of Eve as erased meanwhile',
  async function (this: AuditWorld, steps: number) {
    await this.part(ErasedInSteps).erase(steps, (store) => store.mark());
  },
);

When('Grace prunes the oldest entries in {int} steps', async function (this: AuditWorld, steps: number) {
  await this.part(ErasedInSteps).prune(steps);
});

When(
  'Grace prunes the oldest entries in {int} steps, and another process erases {int} of Eve meanwhile',
  async function (this: AuditWorld, steps: number, count: number) {
    const store = this.part(ErasedInSteps);
    await store.prune(steps, () => store.eraseOfEve(count));
  },
);

When(
  'Grace prunes the oldest entries in {int} steps, and somebody marks the entry with the number {int} as erased meanwhile',
  async function (this: AuditWorld, steps: number, place: number) {
    await this.part(ErasedInSteps).prune(steps, (store) => store.mark(place));
  },
);

Then('what was erased before is read at most once, and not again in each step', function (this: AuditWorld) {
  assert.ok(this.part(ErasedInSteps).readsOfAll <= 1, String(this.part(ErasedInSteps).readsOfAll));
});

Then('the log of that store is not intact', async function (this: AuditWorld) {
  const { isIntact, faults } = await this.part(ErasedInSteps).verify();
  assert.deepEqual([isIntact, faults.length > 0], [false, true]);
});

Then('what was erased before is read once, and not again in each step', function (this: AuditWorld) {
  assert.equal(this.part(ErasedInSteps).readsOfAll, 1);
});

Then(
  'the log of that store is intact, and counts {int} that were erased',
  async function (this: AuditWorld, count: number) {
    const { isIntact, erasedEntries, faults } = await this.part(ErasedInSteps).verify();
    assert.deepEqual([isIntact, erasedEntries, faults], [true, count, []]);
  },
);

Then(
  'the log of that store says that what had one number is marked as gone, and no order tells of it',
  async function (this: AuditWorld) {
    const { faults } = await this.part(ErasedInSteps).verify();
    const untold = faults.filter(({ what }) => /^What had the number \d+ is marked as gone/.test(what));
    assert.deepEqual(
      untold.map(({ kind }) => kind),
      ['missing'],
      JSON.stringify(faults),
    );
  },
);
