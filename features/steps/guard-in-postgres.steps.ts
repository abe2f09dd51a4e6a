import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import type { AuditWorld } from '../support/world';

/** What is left of 20 entries of which 8 were pruned, with the note of that and the entry of a caller. */
const ENTRIES_LEFT = 14;

When(
  'somebody has the guard of PostgreSQL swallow what is done, and puts it right',
  async function (this: AuditWorld) {
    const log = this.part(AttackedDatabase);
    await log.attack('has the guard swallow what is done');
    await log.putRight();
  },
);

When('somebody has a trigger tidy up a partition', async function (this: AuditWorld) {
  await this.part(PostgresDatabase).ask(
    "CREATE TRIGGER tidy BEFORE INSERT ON audit_entry_other FOR EACH ROW EXECUTE FUNCTION audit_guard('x')",
  );
});

Then('verifying PostgreSQL names {string}', async function (this: AuditWorld, what: string) {
  const log = this.part(AttackedDatabase);
  await log.verify();
  const foreign = log.report?.faults.filter(({ kind }) => kind === 'foreign').map((fault) => fault.what);
  assert.deepEqual([foreign?.join(' '), log.report?.isIntact], [what, false]);
});

Then(
  'verifying PostgreSQL with its indexes names {string}, and has followed them',
  async function (this: AuditWorld, what: string) {
    const log = this.part(AttackedDatabase);
    await log.verify(undefined, true);
    const foreign = log.report?.faults.map((fault) => fault.what).join(' ');
    assert.deepEqual([foreign, log.report?.isIntact, log.report?.indexes], [what, what === '', 'followed']);
  },
);

Then(
  'storing in PostgreSQL is refused with {word}: {string}',
  async function (this: AuditWorld, code: string, what: string) {
    await assert.rejects(this.part(AttackedDatabase).storeOne(), (error) => {
      assert.equal(Object(error).code, code, String(error));
      return String(error).includes(what);
    });
  },
);

Then('pruning PostgreSQL is refused: {string}', async function (this: AuditWorld, what: string) {
  const { outcome } = await this.part(AttackedDatabase).tryPruning(5);
  const { code, message } = Object(outcome);
  assert.equal(code, 'AUDIT_STORE_CORRUPT', String(outcome));
  assert.ok(String(message).includes(what), String(message));
});

Then('nothing of it has gone', async function (this: AuditWorld) {
  assert.equal((await this.part(AttackedDatabase).tryPruning(5)).entries, ENTRIES_LEFT);
});

Then('pruning PostgreSQL deletes {int} entries', async function (this: AuditWorld, count: number) {
  const { outcome, entries } = await this.part(AttackedDatabase).tryPruning(count);
  assert.deepEqual([outcome, entries], [count, ENTRIES_LEFT - count]);
});
