import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AttackedLog } from '../integrity/support/attacked-log';
import type { AuditWorld } from '../support/world';

Given(
  'the log of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own',
  async function (this: AuditWorld) {
    await this.part(AttackedLog).make();
  },
);

Given('its oldest {int} rows were pruned', async function (this: AuditWorld, count: number) {
  const log = this.part(AttackedLog);
  await log.prune(count);
  log.storeWithin();
});

Given('a checkpoint was made', async function (this: AuditWorld) {
  await this.part(AttackedLog).makeCheckpoint();
});

Given(
  'an entry whose actor has the character that stands for what is no text, and whose subject has digits',
  async function (this: AuditWorld) {
    await this.part(AttackedLog).storeReplaced();
  },
);

When('somebody {}, by hand', function (this: AuditWorld, attack: string) {
  this.part(AttackedLog).attack(attack);
});

When('{int} rows are stored', async function (this: AuditWorld, count: number) {
  await this.part(AttackedLog).store(count);
});

When(
  'somebody stores {int} rows, prunes {int} and does nothing by hand',
  async function (this: AuditWorld, stored: number, pruned: number) {
    const log = this.part(AttackedLog);
    await log.store(stored);
    await log.prune(pruned);
  },
);

When(
  'Ada opens it once more, prunes 1 row by its id and erases {int} entries',
  async function (this: AuditWorld, count: number) {
    await this.part(AttackedLog).useAnew('id-9', count);
  },
);

Then(
  /^she (prunes 3 entries|erases .*) in vain: "(.*)"$/,
  async function (this: AuditWorld, call: string, why: string) {
    const { code, message } = Object(await this.part(AttackedLog).tryTo(call));
    assert.equal(code, 'AUDIT_STORE_CORRUPT');
    assert.ok(String(message).includes(why), String(message));
  },
);

Then('verifying finds nothing', async function (this: AuditWorld) {
  assert.deepEqual(await this.part(AttackedLog).verify(), []);
});

Then('verifying finds {string}', async function (this: AuditWorld, faults: string) {
  assert.equal((await this.part(AttackedLog).verify()).join('; '), faults);
});

Then('verifying with the checkpoint finds {string}', async function (this: AuditWorld, faults: string) {
  const log = this.part(AttackedLog);
  const found = await log.verify(log.checkpoint);
  assert.equal(found.join('; ') || 'nothing', faults);
  assert.equal(log.report?.checkpoint, faults === 'nothing' ? 'holds' : 'fails');
});

Then('verifying with the indexes finds {string}', async function (this: AuditWorld, faults: string) {
  const log = this.part(AttackedLog);
  assert.equal((await log.verify(undefined, true)).join('; ') || 'nothing', faults);
  const left = log.report?.unchecked.map(({ kind }) => kind);
  assert.deepEqual(left, faults === 'foreign' ? ['indexes'] : []);
});

Then(
  'it counts {int} entries, {int} that were pruned and {int} that is not sealed yet',
  function (this: AuditWorld, entries: number, pruned: number, unsealed: number) {
    const { report } = this.part(AttackedLog);
    assert.deepEqual(
      [report?.entries, report?.prunedEntries, report?.unsealedEntries],
      [entries, pruned, unsealed],
    );
  },
);

Then('nothing waits to be sealed', function (this: AuditWorld) {
  assert.equal(this.part(AttackedLog).report?.unsealedEntries, 0);
});

Then('it says that this takes a checkpoint', function (this: AuditWorld) {
  const { report } = this.part(AttackedLog);
  assert.equal(report?.checkpoint, 'none');
  assert.match(report?.needsCheckpoint.join('\n') ?? '', /newest entries were cut off.*\n.*written anew/);
});
