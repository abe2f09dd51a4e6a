import { deepEqual, equal } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { RaisedLog } from '../integrity/support/raised-log';
import type { AuditWorld } from '../support/world';

Given(
  'a log in {word} in which Ada has stored {int} entries, one after another',
  async function (this: AuditWorld, store: string, count: number) {
    const log = this.part(RaisedLog);
    await log.open(store);
    await log.store(count);
  },
);

Given(
  'a store in {word} with 2 batches of 3 rows of one writer',
  async function (this: AuditWorld, store: string) {
    await this.part(RaisedLog).fill(store);
  },
);

When(
  'somebody raises the number of the last batch of each writer by {int}',
  async function (this: AuditWorld, number: number) {
    await this.part(RaisedLog).raise(number);
  },
);

When('she stores {int} entries more, one after another', async function (this: AuditWorld, count: number) {
  await this.part(RaisedLog).store(count);
});

When(
  /^(nothing is done|its rows are \w+|one of its rows is \w+)$/,
  async function (this: AuditWorld, deed: string) {
    await this.part(RaisedLog).doTo(deed);
  },
);

When('the first of the batches comes again', async function (this: AuditWorld) {
  const log = this.part(RaisedLog);
  log.answer = await log.sendAgain();
});

Then(
  'all {int} are in the log once, in their order, and verifying finds no fault',
  async function (this: AuditWorld, count: number) {
    const { audit, ids } = this.part(RaisedLog);
    const stored = (await audit.listEntries()).entries.map(({ id }) => id);
    deepEqual(stored.toReversed(), ids);
    equal(stored.length, count);
    const { isIntact, faults } = await audit.verify();
    deepEqual({ isIntact, faults }, { isIntact: true, faults: [] });
  },
);

Then(
  'her logger has heard once that the store has counted a batch whose entries it lacks',
  function (this: AuditWorld) {
    deepEqual(this.part(RaisedLog).logBook.messages, [
      'warn: the store has counted a batch whose entries it lacks; what is held is sent to it anew',
    ]);
  },
);

Then(
  'the answer is {string}, and {int} rows are there',
  async function (this: AuditWorld, answer: string, count: number) {
    const log = this.part(RaisedLog);
    equal(log.answer, answer);
    equal(await log.engine.count({}), count);
  },
);
