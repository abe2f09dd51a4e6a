import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { ErasedLog } from '../integrity/support/erased-log';
import { Pruning } from '../retention/support/pruning';
import { Watching } from '../support/watching';
import type { AuditWorld } from '../support/world';

/** `audit.pruning` and `audit.pruned`. */
const NOTES = 2;

When(
  /^Grace prunes what is older than (\d+), what tells her how far it is never ends, and (the log is closed|she gives up)$/,
  async function (this: AuditWorld, year: string, end: string) {
    const { service } = this.part(Pruning);
    await this.part(Watching).untilEnded(service, end, (limits) =>
      service.prune({ olderThan: `${year}-01-01`, ...limits }),
    );
  },
);

When(
  /^Grace erases those of Bob, what tells her how far it is never ends, and (the log is closed|she gives up)$/,
  async function (this: AuditWorld, end: string) {
    const { service } = this.part(ErasedLog);
    await this.part(Watching).untilEnded(service, end, (limits) => service.erase({ actor: 'bob' }, limits));
  },
);

Then(
  /^pruning has ended with "(.*)", and (\d+) of the entries are left$/,
  function (this: AuditWorld, failure: string, count: string) {
    assert.ok(String(this.part(Watching).failure).includes(failure), String(this.part(Watching).failure));
    assert.equal(this.part(Pruning).rowCount, Number(count) + NOTES);
  },
);

Then(
  /^erasing has ended with "(.*)", and (\d+) of his entries are left$/,
  function (this: AuditWorld, failure: string, count: string) {
    assert.ok(String(this.part(Watching).failure).includes(failure), String(this.part(Watching).failure));
    assert.equal(this.part(ErasedLog).countLeft(), Number(count));
  },
);
