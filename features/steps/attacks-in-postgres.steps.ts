import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import type { AuditWorld } from '../support/world';

Given(
  'the log in PostgreSQL of Ada, who stored 3 batches of 6 rows, Grace, who stored 2 of 1, and a caller in a transaction of its own',
  async function (this: AuditWorld) {
    await this.part(AttackedDatabase).make();
  },
);

Given('its oldest {int} rows in PostgreSQL were pruned', async function (this: AuditWorld, count: number) {
  await this.part(AttackedDatabase).prune(count);
  await this.part(AttackedDatabase).storeWithin();
});

Given('a checkpoint of PostgreSQL was made', async function (this: AuditWorld) {
  await this.part(AttackedDatabase).makeCheckpoint();
});

When('somebody {}, in PostgreSQL', async function (this: AuditWorld, attack: string) {
  await this.part(AttackedDatabase).attack(attack);
});

When('others go on, and it is verified again and again meanwhile', async function (this: AuditWorld) {
  await this.part(AttackedDatabase).goOn();
});

Then('verifying PostgreSQL finds {string}', async function (this: AuditWorld, faults: string) {
  assert.equal((await this.part(AttackedDatabase).verify()).join('; ') || 'nothing', faults);
});

Then(
  'verifying PostgreSQL with the checkpoint finds {string}',
  async function (this: AuditWorld, faults: string) {
    const log = this.part(AttackedDatabase);
    assert.equal((await log.verify(log.checkpoint)).join('; ') || 'nothing', faults);
    assert.equal(log.report?.checkpoint, faults === 'nothing' ? 'holds' : 'fails');
  },
);

Then(
  'it counts {int} entries, {int} pruned and {int} not sealed yet in PostgreSQL',
  function (this: AuditWorld, entries: number, pruned: number, unsealed: number) {
    const { report } = this.part(AttackedDatabase);
    assert.deepEqual(
      [report?.entries, report?.prunedEntries, report?.unsealedEntries],
      [entries, pruned, unsealed],
    );
  },
);

Then(
  'whoever has the checkpoint of PostgreSQL accepts a proof of {string}, also when it was erased',
  async function (this: AuditWorld, id: string) {
    await this.part(AttackedDatabase).proveAndErase(id);
  },
);
