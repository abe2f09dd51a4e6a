import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditStoreError } from 'audit-race';
import { Archiving } from '../retention/support/archiving';
import { Pruning } from '../retention/support/pruning';
import { AuditStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';

Given('a store that is full for more than {int} entries at once', function (this: AuditWorld, room: number) {
  this.part(Pruning).beforeBatch = (_, limit) => {
    if (limit > room) {
      throw new AuditStoreError('AUDIT_STORE_FULL', 'The disk is full.');
    }
  };
});

Given('a store that takes no more entries until some have gone', async function (this: AuditWorld) {
  const pruning = this.part(Pruning);
  const archiving = this.part(Archiving);
  pruning.beforeStoring = () => {
    if (archiving.goneCount === 0) {
      throw new AuditStoreError('AUDIT_STORE_FULL', 'The disk is full.');
    }
  };
  pruning.receipt = pruning.service.record({ eventType: 'plan.created' });
  await Promise.allSettled([pruning.service.flush()]);
});

Given(
  /^a store with (\d+) entries, which says of its space (.*)$/,
  function (this: AuditWorld, count: string, what: string) {
    this.part(Pruning).fill(Number(count));
    this.part(Archiving).sayOfSpace(what);
  },
);

When('Grace prunes all of them, and archives them', async function (this: AuditWorld) {
  await this.part(Archiving).prune();
});

When('Grace asks what would go, and archives it', async function (this: AuditWorld) {
  await this.part(Archiving).prune(() => Promise.resolve(), { dryRun: true });
});

When(
  'Grace prunes all of them, and an older one is stored while she archives',
  async function (this: AuditWorld) {
    const archiving = this.part(Archiving);
    await archiving.prune((number) => {
      if (number === 1) {
        archiving.storeOlder();
      }
      return Promise.resolve();
    });
  },
);

When(
  /^Grace prunes all of them, and whoever archives (.*)$/,
  async function (this: AuditWorld, does: string) {
    const archiving = this.part(Archiving);
    await archiving.prune((_, entries) => archiving.meddle(does, entries));
  },
);

When('Grace prunes all of them', async function (this: AuditWorld) {
  await this.part(Archiving).pruneOnly();
});

When(
  'Grace prunes all of them, and the function that archives {} at batch 2',
  async function (this: AuditWorld, failing: string) {
    const archiving = this.part(Archiving);
    await archiving.prune(archiving.failing(failing));
  },
);

When(
  'Grace prunes all of them, and closes the log while batch {int} is being archived',
  async function (this: AuditWorld, batch: number) {
    const pruning = this.part(Pruning);
    await this.part(Archiving).prune((number) => {
      if (number < batch) {
        return Promise.resolve();
      }
      pruning.closed = pruning.service.close();
      return new Promise(() => undefined);
    });
  },
);

Then(
  /^([\d, and]+) entries were handed out, oldest first, each before it went$/,
  function (this: AuditWorld, sizes: string) {
    const { batches, presentCounts } = this.part(Archiving);
    const expected = sizes.split(/, | and /).map(Number);
    assert.deepEqual(
      batches.map(({ length }) => length),
      expected,
    );
    assert.deepEqual(presentCounts, expected);
    assert.deepEqual(batches.flat(), batches.flat().toSorted());
  },
);

Then('no entry of hers is left', function (this: AuditWorld) {
  assert.equal(this.part(Archiving).leftCount, 0);
});

Then('{int} entries of hers are left', function (this: AuditWorld, count: number) {
  assert.equal(this.part(Archiving).leftCount, count);
});

Then('nothing is left but what was to remain', function (this: AuditWorld) {
  const { leftCount, missedCount, keptCount } = this.part(Archiving);
  assert.deepEqual([leftCount, missedCount], [keptCount, 0]);
});

Then('the pruning has reported that {int} have gone', function (this: AuditWorld, count: number) {
  assert.equal(this.part(Archiving).report?.deleted, count);
});

Then(/^the pruning has failed: (.*)$/, function (this: AuditWorld, why: string) {
  const { code, message } = this.part(AuditStage).rejection;
  assert.equal(code, 'AUDIT_STORE_CORRUPT');
  assert.ok(message.includes(why), message);
});

Then('nothing was handed out, and nothing has gone', function (this: AuditWorld) {
  const { batches, leftCount } = this.part(Archiving);
  assert.deepEqual({ batches, leftCount }, { batches: [], leftCount: 2500 });
});

Then('nothing has gone that was not handed out', function (this: AuditWorld) {
  const { batches, missedCount } = this.part(Archiving);
  assert.ok(batches.length > 0, 'Nothing was handed out.');
  assert.equal(missedCount, 0);
});

Then(
  '{int} entries of hers are left, and the log says that {int} have gone',
  async function (this: AuditWorld, left: number, deleted: number) {
    const pruning = this.part(Pruning);
    await Promise.allSettled([pruning.service.flush()]);
    const told = pruning.records.map((details) => Reflect.get(Object(details), 'deleted'));
    assert.deepEqual([this.part(Archiving).leftCount, told], [left, [deleted]]);
  },
);

Then('she is told why: {string}', function (this: AuditWorld, why: string) {
  const { message } = this.part(AuditStage).rejection;
  assert.ok(message.includes(why), message);
});

Then('whoever archives was told to stop', function (this: AuditWorld) {
  assert.equal(this.part(Archiving).wasStopped, true);
});

Then('what waited is stored', async function (this: AuditWorld) {
  const { service, receipt } = this.part(Pruning);
  await service.flush();
  assert.ok(await service.getEntry(String(receipt?.id)));
});
