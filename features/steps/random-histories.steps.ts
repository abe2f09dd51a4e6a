import { equal, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { ForgetfulStore } from '../interleavings/support/histories/forgetful-store';
import { RandomHistories } from '../interleavings/support/histories/random-histories';
import type { AuditWorld } from '../support/world';

Given('the audit log and the list', function (this: AuditWorld) {
  this.part(RandomHistories);
});

Given(
  'the audit log and the list, and a store that loses an entry of every batch of {int}',
  function (this: AuditWorld, entries: number) {
    this.part(RandomHistories).makeStore = () => new ForgetfulStore(entries);
  },
);

When(
  'Grace runs {int} random histories of the seed {int}',
  async function (this: AuditWorld, runs: number, seed: number) {
    const histories = this.part(RandomHistories);
    await histories.run(runs, seed);
    const { report } = histories;
    this.log(
      `seed ${report?.seed}: ${report?.runs} histories; ${report?.shortest?.join(', ') ?? 'all agree'}`,
    );
  },
);

Then('the log and the list agree in all {int}', function (this: AuditWorld, runs: number) {
  const { report } = this.part(RandomHistories);
  equal(report?.shortest, undefined, `They disagree after: ${report?.shortest?.join(', ')}`);
  equal(report?.runs, runs);
});

Then('they disagree after no more than {int} calls', function (this: AuditWorld, calls: number) {
  const { report } = this.part(RandomHistories);
  ok(report?.shortest, 'They agree: nothing was found.');
  ok(report.shortest.length <= calls, `It takes: ${report.shortest.join(', ')}`);
});
