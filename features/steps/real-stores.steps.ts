import { deepEqual, equal } from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { ReleasedRecorders } from '../interleavings/support/released-recorders';
import type { AuditWorld } from '../support/world';

When(
  /^(\d+) (threads|processes), released together, each record (\d+) entries on one fresh database file$/,
  async function (this: AuditWorld, parties: string, kind: string, entries: string) {
    const recorders = this.part(ReleasedRecorders);
    await (kind === 'threads'
      ? recorders.releaseThreads(Number(parties), Number(entries))
      : recorders.releaseProcesses(Number(parties), Number(entries)));
  },
);

Then('each of them has created {int} engine(s)', function (this: AuditWorld, engines: number) {
  const created = this.part(ReleasedRecorders).reports.map((report) => report.created);
  deepEqual(created, Array(created.length).fill(engines));
});

Then('none of them was told of a failure', function (this: AuditWorld) {
  const failures = this.part(ReleasedRecorders).reports.flatMap(({ failure }) => failure ?? []);
  deepEqual(failures, []);
});

Then('the file holds each of their {int} entries once', function (this: AuditWorld, entries: number) {
  const recorders = this.part(ReleasedRecorders);
  const accepted = recorders.reports.flatMap(({ ids }) => ids);
  equal(accepted.length, entries);
  deepEqual(recorders.storedIds(), accepted.toSorted());
});
