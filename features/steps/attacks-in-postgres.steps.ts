import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import { ContinuedDatabase } from '../integrity/support/continued-database';
import type { AuditWorld } from '../support/world';

/** So often a follower is asked at most, which takes the server some seconds. */
const FOLLOWS_MAX = 5000;

/** So many rows a killed process has in a batch. */
const ROWS_OF_BATCH = 3;

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

Given(
  'somebody stored an entry "far" in PostgreSQL with a time that no number holds, and then it was sealed',
  async function (this: AuditWorld) {
    await this.part(AttackedDatabase).storeFar();
  },
);

Given(
  'an entry "marked" in PostgreSQL of an actor whose name has the character that marks others',
  async function (this: AuditWorld) {
    await this.part(AttackedDatabase).storeMarked();
  },
);

Then(
  'whoever reads it in PostgreSQL is told of the entry {string}: {string}',
  async function (this: AuditWorld, id: string, expected: string) {
    for (const told of await this.part(AttackedDatabase).read(id)) {
      assert.equal(Object(told).code, 'AUDIT_STORE_CORRUPT', String(told));
      assert.ok(String(told).includes(`where ${expected} was expected, in the entry "${id}"`), String(told));
    }
  },
);

When('somebody {}, in PostgreSQL', async function (this: AuditWorld, attack: string) {
  await this.part(AttackedDatabase).attack(attack);
});

When('3 callers and batches store in PostgreSQL', async function (this: AuditWorld) {
  await this.part(AttackedDatabase).storeThree();
});

When('others go on, and it is verified again and again meanwhile', async function (this: AuditWorld) {
  await this.part(AttackedDatabase).goOn();
});

Then(
  'the first two that verifying PostgreSQL finds are {string}',
  async function (this: AuditWorld, faults: string) {
    assert.equal((await this.part(AttackedDatabase).verifyFirst(2)).join('; '), faults);
  },
);

When('an engine stores details that are no JSON into PostgreSQL', async function (this: AuditWorld) {
  await this.part(AttackedDatabase).storeBroken();
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

When(
  'two processes store in PostgreSQL, and both are killed while they do',
  async function (this: AuditWorld) {
    await this.part(AttackedDatabase).killWriters(2);
  },
);

When(
  'its transactions have numbers that are still to come, and 3 rows are stored',
  async function (this: AuditWorld) {
    await this.part(AttackedDatabase).restore();
  },
);

Then(
  'of all that is stored no more than the newest entry of each is not sealed yet, and none when another is stored',
  async function (this: AuditWorld) {
    const log = this.part(AttackedDatabase);
    // And that of the caller in a transaction of its own.
    assert.ok(Number(log.report?.unsealedEntries) <= 2 * ROWS_OF_BATCH + 1);
    assert.ok(Number(log.report?.entries) > 13);
    await log.storeOne();
    assert.deepEqual([await log.verify(), log.report?.unsealedEntries], [[], 0]);
  },
);

Then('all that is stored is sealed', function (this: AuditWorld) {
  assert.equal(this.part(AttackedDatabase).report?.unsealedEntries, 0);
});

Then(
  'Ada can erase what is of {string} in {int} entries in PostgreSQL',
  async function (this: AuditWorld, actor: string, count: number) {
    assert.equal(await this.part(ContinuedDatabase).erase(actor), count);
  },
);

Then(
  'whoever follows PostgreSQL from one entry to the next is given each',
  async function (this: AuditWorld) {
    const { followed } = await this.part(AttackedDatabase).follow();
    assert.deepEqual(await this.part(ContinuedDatabase).followEach(), followed);
  },
);

// A follower waits for older transactions of the whole server, also for those of the scenarios that run at the same time.
Then('whoever follows PostgreSQL is given all but that entry', async function (this: AuditWorld) {
  const database = this.part(AttackedDatabase);
  let { followed, stored } = await database.follow();
  const others = stored.filter((id) => id !== 'x');
  for (let asked = 1; followed.length < others.length && asked < FOLLOWS_MAX; asked += 1) {
    ({ followed } = await database.follow());
  }
  assert.deepEqual(followed.toSorted(), others);
});
