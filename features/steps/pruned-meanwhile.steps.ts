import { deepEqual, equal, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { PrunedMeanwhile } from '../integrity/support/pruned-meanwhile';
import type { AuditWorld } from '../support/world';

Given(
  'a log in {word} with {int} batches of {int} entries, and a checkpoint of it',
  async function (this: AuditWorld, store: string, batches: number, rows: number) {
    await this.part(PrunedMeanwhile).make(store, batches, rows);
  },
);

When(
  "Ada verifies it with the checkpoint, and Grace's process prunes {} behind each part",
  async function (this: AuditWorld, what: string) {
    await this.part(PrunedMeanwhile).verify(what);
  },
);

When("Grace's process prunes {int} of them", async function (this: AuditWorld, count: number) {
  await this.part(PrunedMeanwhile).prune(String(count));
});

When('Ada asks for a proof of the first entry, for the checkpoint', async function (this: AuditWorld) {
  await this.part(PrunedMeanwhile).prove('first');
});

Then(
  'no fault was found, and the verified and the pruned entries are {int} together',
  function (this: AuditWorld, count: number) {
    const { parts } = this.part(PrunedMeanwhile);
    ok(parts.length > 1, 'It was looked at in one part.');
    deepEqual(
      parts.flatMap(({ faults }) => faults),
      [],
    );
    equal(
      parts.reduce((sum, { entries, prunedEntries }) => sum + entries + prunedEntries, 0),
      count,
    );
  },
);

Then('it is said of the checkpoint that it {string}', function (this: AuditWorld, finding: string) {
  equal(this.part(PrunedMeanwhile).parts.at(-1)?.checkpoint, finding);
});

Then('she is given none, as for an entry that is not there', function (this: AuditWorld) {
  equal(this.part(PrunedMeanwhile).proof, undefined);
});

Then('a proof of the last entry, for the checkpoint, is accepted', async function (this: AuditWorld) {
  const meanwhile = this.part(PrunedMeanwhile);
  await meanwhile.prove('last');
  ok(meanwhile.isProved);
});
