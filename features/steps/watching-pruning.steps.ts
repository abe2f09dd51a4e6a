import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { Pruning } from '../retention/support/pruning';
import { Watching } from '../support/watching';
import type { AuditWorld } from '../support/world';

When(
  'Grace prunes what is older than {int}, and watches how far it is',
  async function (this: AuditWorld, year: number) {
    const { seen } = this.part(Watching);
    await this.part(Pruning).service.prune({
      olderThan: `${year}-01-01`,
      onProgress: ({ doneEntries, totalEntries }) => {
        seen.push(`${doneEntries} of ${totalEntries}`);
      },
    });
  },
);

When(
  /^Grace prunes what is older than (\d+), and what tells her (at once|later) how far it is fails$/,
  async function (this: AuditWorld, year: string, when: string) {
    const fail = () => {
      throw new RangeError('The display is gone.');
    };
    const onProgress = when === 'later' ? async () => fail() : fail;
    const pruning = this.part(Pruning).service.prune({ olderThan: `${year}-01-01`, onProgress });
    this.part(Watching).failure = await pruning.catch((error: unknown) => error);
  },
);

Then(
  'pruning has ended with that failure, and the log says that {int} were pruned',
  async function (this: AuditWorld, count: number) {
    assert.match(String(this.part(Watching).failure), /The display is gone/);
    const { entries } = await this.part(Pruning).service.listEntries({ eventType: 'audit.pruned' });
    assert.deepEqual(
      entries.map(({ details }) => Object(details).deleted),
      [count],
    );
  },
);
