import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import { PostgresDatabase } from '../engines/support/postgres-database';
import type { Ending } from '../recording/support/acting-callers';
import { BillPaying } from '../recording/support/bill-paying';
import type { AuditWorld } from '../support/world';

Given(
  "a log in {word}, with a table of Ada's bills beside it",
  async function (this: AuditWorld, store: string) {
    await this.part(BillPaying).make(store);
  },
);

Given('Grace follows the log', function (this: AuditWorld) {
  this.part(BillPaying).follow();
});

Given('Grace has followed the log to its end', async function (this: AuditWorld) {
  const paying = this.part(BillPaying);
  paying.follow();
  await paying.counted(1);
});

When(
  /^Ada pays a bill and records it in one transaction, which is (committed|rolled back)$/,
  async function (this: AuditWorld, ending: Ending) {
    await this.part(BillPaying).pay(ending);
  },
);

When(
  'Ada records in a transaction an entry with a password, and one without a type',
  async function (this: AuditWorld) {
    await this.part(BillPaying).recordBoth();
  },
);

When(
  "Ada's transactions are rolled back, committed and rolled back, and the log records an entry after each",
  async function (this: AuditWorld) {
    await this.part(BillPaying).recordBeside();
  },
);

When(
  'Ada and Bob record in a transaction each, the log stores an entry, and Bob is committed before Ada',
  async function (this: AuditWorld) {
    await this.part(BillPaying).recordTogether();
  },
);

Given(
  'the tables of the log are dropped, and made anew by another process',
  async function (this: AuditWorld) {
    const { ada } = this.part(BillPaying);
    await ada.ask('DROP TABLE audit_entry, audit_writer, audit_batch, audit_schema');
    const other = new AuditService({ databaseUrl: await this.part(PostgresDatabase).urlOf() });
    await other.ensureSession();
    await other.close();
  },
);

Given(
  /^Ada's connection has (never been used|been used before)$/,
  async function (this: AuditWorld, used: string) {
    if (used === 'been used before') {
      await this.part(BillPaying).pay('committed');
    }
  },
);

When(/^Ada records in a transaction that (is .*)$/, async function (this: AuditWorld, ends: string) {
  await this.part(BillPaying).recordLate(ends);
});

Then('the entry of that transaction is nowhere', async function (this: AuditWorld) {
  assert.equal(await this.part(BillPaying).ada.audit.count({ actor: 'late' }), 0);
});

When('everything in the log is pruned', async function (this: AuditWorld) {
  await this.part(BillPaying).pruneAndGoOn();
});

When(/^Ada records over ((?!what).*)$/, async function (this: AuditWorld, connection: string) {
  await this.part(BillPaying).recordOver(connection);
});

Then(
  /^there is (\d) bill, and Ada's entry is (in the log|not anywhere)$/,
  async function (this: AuditWorld, bills: string, found: string) {
    const paying = this.part(BillPaying);
    assert.equal(Number(await paying.ada.ask('SELECT count(*) FROM bill')), Number(bills));
    assert.equal((await paying.adasEntry)?.actor, found === 'in the log' ? 'ada' : undefined);
  },
);

Then("no batch has Ada's entry", async function (this: AuditWorld) {
  assert.equal(Number(await this.part(BillPaying).ada.ask('SELECT count(*) FROM audit_batch')), 0);
});

Then(
  'the password is nowhere in the entry, which has the id that she was given and the time of the clock',
  async function (this: AuditWorld) {
    const paying = this.part(BillPaying);
    const entry = await paying.adasEntry;
    assert.ok(entry, 'There is no entry.');
    assert.doesNotMatch(JSON.stringify(entry), /hunter2/);
    assert.deepEqual(entry.details, { password: '[redacted]' });
    assert.ok(paying.isTimely(entry.time), entry.time);
  },
);

Then('the entry without a type is refused as record\\() refuses it', function (this: AuditWorld) {
  const paying = this.part(BillPaying);
  const [outcome] = paying.outcomes;
  assert.equal(outcome?.status, 'rejected');
  assert.throws(() => paying.ada.audit.record({ eventType: '' }), {
    code: 'AUDIT_ENTRY_INVALID',
    message: outcome.reason.message,
  });
});

Then('the log counts one refusal, and nothing accepted', function (this: AuditWorld) {
  const { accepted, stored, rejected } = this.part(BillPaying).ada.audit.stats();
  // The second refusal is that of the step before.
  assert.deepEqual([accepted, stored, rejected.invalid], [0, 0, 2]);
});

Then('Grace gets {string}, each once', async function (this: AuditWorld, actors: string) {
  const paying = this.part(BillPaying);
  await paying.counted(actors.split(', ').length);
  assert.equal(paying.seen.join(', '), actors);
});

Then('Grace gets {string} in any order, each once', async function (this: AuditWorld, actors: string) {
  const paying = this.part(BillPaying);
  await paying.counted(actors.split(', ').length);
  assert.equal(paying.seen.toSorted().join(', '), actors);
});

Then('Grace goes on behind her cursor, and gets what was stored after it', async function (this: AuditWorld) {
  assert.deepEqual(await this.part(BillPaying).goneOn(), ['audit.pruning', 'audit.pruned']);
});

Then(
  'her entry is refused with {string}, and she reads {string}',
  function (this: AuditWorld, code: string, words: string) {
    const [outcome] = this.part(BillPaying).outcomes;
    assert.equal(outcome?.status, 'rejected', 'It went through.');
    assert.equal(outcome.reason.code, code, outcome.reason.message);
    assert.ok(outcome.reason.message.includes(words), outcome.reason.message);
  },
);
