import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { FaultyLog } from '../engines/support/faulty-log';
import { PublishedLog } from '../engines/support/published-log';
import type { AuditWorld } from '../support/world';

/** What became of an entry that was pruned and of one that was erased. */
class Used {
  counts: readonly number[] = [];
}

Given(
  /^a PostgreSQL where somebody publishes (all tables|all tables of a schema), (.*)$/,
  async function (this: AuditWorld, what: string, when: string) {
    await this.part(PublishedLog).make(what, when);
  },
);

Given('an open log in PostgreSQL whose tables tell no rows apart', async function (this: AuditWorld) {
  await this.part(PublishedLog).makeTellingNone();
});

When(
  'the log there records {int} entries, prunes and erases',
  async function (this: AuditWorld, count: number) {
    this.part(Used).counts = await this.part(PublishedLog).use(count);
  },
);

When(
  'somebody publishes all tables, Ada records {int} entries, and is told AUDIT_STORE_BUSY',
  async function (this: AuditWorld, count: number) {
    await this.part(PublishedLog).publish('all tables');
    const told = this.part(FaultyLog).untilTold('AUDIT_STORE_BUSY');
    this.part(FaultyLog).record(count);
    await told;
  },
);

When('the publication is removed', async function (this: AuditWorld) {
  await this.part(PublishedLog).unpublish();
});

Then('all of it was done, and verifying finds nothing', async function (this: AuditWorld) {
  const [pruned = 0, erased] = this.part(Used).counts;
  assert.ok(pruned > 0);
  assert.equal(erased, 1);
  assert.deepEqual(await this.part(PublishedLog).verify(), []);
});
