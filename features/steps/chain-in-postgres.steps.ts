import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { PostgresStage } from '../engines/support/postgres-stage';
import { ChainedDatabase } from '../integrity/support/chained-database';
import { CountedAnswers } from '../integrity/support/counted-answers';
import type { AuditWorld } from '../support/world';

/** What Ada was told. */
class Looked {
  links = 0;
}

Given('a log in PostgreSQL whose transactions are serializable', function (this: AuditWorld) {
  this.part(ChainedDatabase).set('default_transaction_isolation=serializable');
});

Given('a log in PostgreSQL, into which users may store and no more', async function (this: AuditWorld) {
  await this.part(ChainedDatabase).letOnlyStore();
});

Given('a transaction of somebody else is open on the same server', async function (this: AuditWorld) {
  const database = this.part(PostgresDatabase);
  const client = await database.connect(await database.bareUrl());
  this.addCleanup(() => client.end());
  await client.query('BEGIN');
  await client.query('SELECT pg_current_xact_id()');
});

When(
  'Ada stores {int} batches of {int} rows',
  async function (this: AuditWorld, batches: number, rows: number) {
    await this.part(ChainedDatabase).store('ada', batches, rows);
  },
);

When(
  '{int} writers store {int} batches of {int} rows each at the same moment, and then Ada a batch',
  async function (this: AuditWorld, writers: number, batches: number, rows: number) {
    await this.part(ChainedDatabase).storeTogether(writers, batches, rows);
    await this.part(ChainedDatabase).storeOne();
  },
);

When(
  'Ada stores rows with umlauts, with emoji, with control characters and with nothing',
  async function (this: AuditWorld) {
    await this.part(ChainedDatabase).storeOdd();
  },
);

When('Ada stores a batch in which 2 of 3 rows are there already', async function (this: AuditWorld) {
  const log = this.part(ChainedDatabase);
  const [first, second, third] = log.rows(3);
  assert.ok(first && second && third);
  await log.storeOne([first, second]);
  await log.storeOne([first, third, second]);
});

When(
  /^Ada stores 2 batches(, a caller| while a caller has stored) 2 rows.*, and then Ada (?:stores )?1 batch$/,
  async function (this: AuditWorld, when: string) {
    await this.part(ChainedDatabase).storeBeside(2, when.includes('while'));
    await this.part(ChainedDatabase).goOn(1);
  },
);

When(
  'Ada stores 2 batches, a caller 2 rows in a transaction of its own, and then Ada looks how far it has come',
  async function (this: AuditWorld) {
    await this.part(ChainedDatabase).storeBeside(2, false);
    this.part(Looked).links = await this.part(ChainedDatabase).look();
  },
);

When(
  'Ada stores 2 batches, a caller 2 rows in a transaction of its own, and Ada looks how far it has come while somebody holds the end of the chain',
  async function (this: AuditWorld) {
    await this.part(ChainedDatabase).storeBeside(2, false);
    this.part(Looked).links = await this.part(ChainedDatabase).lookWhileHeld();
  },
);

Then('she is told {int} links', function (this: AuditWorld, count: number) {
  assert.equal(this.part(Looked).links, count);
});

When(
  '{int} callers store a row each in transactions of their own',
  async function (this: AuditWorld, count: number) {
    await this.part(ChainedDatabase).storeEach(count);
  },
);

When(
  'a caller stores {int} rows in a transaction, and Ada stores a batch, erases {int} of them and prunes {int}',
  async function (this: AuditWorld, rows: number, erased: number, pruned: number) {
    await this.part(ChainedDatabase).storeWithin([rows]);
    await this.part(CountedAnswers).work(erased, pruned);
  },
);

Then('no answer that Ada got had more than {int} rows', function (this: AuditWorld, count: number) {
  const { rowsMax } = this.part(CountedAnswers);
  assert.ok(rowsMax > 0 && rowsMax <= count, String(rowsMax));
});

When('another engine stores a batch', async function (this: AuditWorld) {
  await this.part(ChainedDatabase).storeOne();
});

When(
  'three callers store 2 rows each in transactions of their own, and another engine stores a batch',
  async function (this: AuditWorld) {
    await this.part(ChainedDatabase).storeWithin([2, 2, 2]);
    await this.part(ChainedDatabase).storeOne();
  },
);

When(
  'callers store 5000, 5000 and 1 rows in transactions of their own, and Ada stores {int} batches',
  async function (this: AuditWorld, batches: number) {
    await this.part(ChainedDatabase).storeWithin([5000, 5000, 1]);
    await this.part(ChainedDatabase).store('ada', batches, 1);
  },
);

When(
  'Ada stores {int} batches without evidence, and another engine stores a batch',
  async function (this: AuditWorld, batches: number) {
    await this.part(ChainedDatabase).store('ada', batches, 3, false);
    await this.part(ChainedDatabase).storeOne();
  },
);

When(
  'somebody holds the end of the chain while Ada stores {int} batches, then lets it go, and Ada stores another',
  async function (this: AuditWorld, batches: number) {
    await this.part(ChainedDatabase).storeWhileHeld(batches);
    await this.part(ChainedDatabase).storeOne();
  },
);

When(
  'somebody holds the end of the chain while Ada stores {int} batches, then lets it go, and Ada looks how far it has come',
  async function (this: AuditWorld, batches: number) {
    await this.part(ChainedDatabase).storeWhileHeld(batches);
    this.part(Looked).links = await this.part(ChainedDatabase).look();
  },
);

When(
  'three batches of Ada wait for their links, and her fourth is held up until Grace has stored one',
  async function (this: AuditWorld) {
    const untilWaiting = () => this.part(PostgresStage).untilWaiting((count) => count > 0);
    await this.part(ChainedDatabase).holdUp(untilWaiting);
  },
);

Then("all of Ada's were stored before it was let go", function (this: AuditWorld) {
  assert.equal(this.part(ChainedDatabase).storedCount, 3);
});

Then(
  'each of {int} batches has its link, and {int} rows are covered',
  async function (this: AuditWorld, links: number, rows: number) {
    assert.deepEqual(await this.part(ChainedDatabase).check(), { links, rows });
  },
);
