import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AuditService, type ExaminedPart, openForReading, type VerifyReport } from 'audit-race';
import Database from 'better-sqlite3';
import { COLUMN_NAMES } from '#audit-log/engines/sql/entry-columns';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { StoreStage } from '../engines/support/store-stage';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import type { AuditWorld } from '../support/world';

const reports = new WeakMap<AuditWorld, VerifyReport>();
const parts = new WeakMap<AuditWorld, Partial<ExaminedPart>>();

When('Ada opens the log to store, and verifies it', async function (this: AuditWorld) {
  await using audit = new AuditService({ databaseUrl: urlOf(this) });
  reports.set(this, await audit.verify());
});

Then('the entries have all their columns, and its report is not intact', function (this: AuditWorld) {
  const database = new Database(this.part(StoreStage).file, { readonly: true });
  const columns = database.prepare("SELECT name FROM pragma_table_info('audit_entry')").pluck().all();
  database.close();
  assert.deepEqual(columns, ['other', ...COLUMN_NAMES]);
  assert.equal(reports.get(this)?.isIntact, false);
});

Then(
  'the report names {string}, and says that {}',
  async function (this: AuditWorld, what: string, read: string) {
    // Whoever opens it to store makes what is missing.
    assertNamed(await verify(urlOf(this)), what, read);
  },
);

Then(
  'the report of PostgreSQL names {string}, and says that {}',
  async function (this: AuditWorld, what: string, read: string) {
    const log = this.part(AttackedDatabase);
    await log.verify();
    assertNamed(log.report, what, read);
  },
);

When(
  'somebody {}, in PostgreSQL, between two parts of a look at it',
  async function (this: AuditWorld, attack: string) {
    const engine = await this.part(PostgresDatabase).openLog();
    const { next } = Object(await engine.examine?.(undefined, {}));
    await this.part(AttackedDatabase).attack(attack);
    parts.set(this, Object(await engine.examine?.(next, {})));
  },
);

Then(
  'the second part names {string}, and says that nothing more was read',
  function (this: AuditWorld, what: string) {
    const { faults = [], unread } = parts.get(this) ?? {};
    assert.ok(faults.some((fault) => fault.kind === 'foreign' && fault.what.includes(what)));
    assert.notEqual(unread, undefined);
  },
);

Then('verifying fails with {word}', async function (this: AuditWorld, code: string) {
  await assert.rejects(verify(urlOf(this)), { code });
});

Then('verifying PostgreSQL fails with {word}', async function (this: AuditWorld, code: string) {
  await assert.rejects(this.part(AttackedDatabase).verify(), { code });
});

Then(
  'opening PostgreSQL to read fails with {word}: {string}',
  async function (this: AuditWorld, code: string, what: string) {
    const opened = openForReading({ databaseUrl: await this.part(PostgresDatabase).urlOf() });
    await assert.rejects(opened, (error) => {
      assert.equal(Object(error).code, code, String(error));
      return String(error).includes(what);
    });
  },
);

function urlOf(world: AuditWorld): string {
  return `sqlite://${world.part(StoreStage).file}`;
}

async function verify(databaseUrl: string): Promise<VerifyReport> {
  const reader = await openForReading({ databaseUrl });
  try {
    return await reader.verify();
  } finally {
    await reader.close();
  }
}

function assertNamed(report: VerifyReport | undefined, what: string, read: string): void {
  assert.ok(report);
  const foreign = report.faults.filter(({ kind }) => kind === 'foreign').map((fault) => fault.what);
  assert.ok(foreign.join(' ').includes(what), foreign.join(' '));
  assert.doesNotMatch(foreign.join(' '), /ada@example/);
  const left = report.unchecked.map(({ kind }) => kind);
  assert.deepEqual([left, report.isIntact], [read === 'all was read' ? [] : ['unread'], false]);
}
