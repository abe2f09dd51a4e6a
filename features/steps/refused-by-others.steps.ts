import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AuditService } from 'audit-race';
import Database from 'better-sqlite3';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { StoreStage } from '../engines/support/store-stage';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import { AttackedLog } from '../integrity/support/attacked-log';
import { refusalOf } from '../integrity/support/refusals-by-others';
import type { AuditWorld } from '../support/world';

When('others have {} refuse it, in SQLite', function (this: AuditWorld, whose: string) {
  const database = new Database(this.part(StoreStage).file);
  database.unsafeMode(true);
  database.exec(refusalOf(whose, 'SQLite'));
  database.close();
});

When('others have {} refuse it, in PostgreSQL', async function (this: AuditWorld, whose: string) {
  await this.part(PostgresDatabase).ask(refusalOf(whose, 'PostgreSQL'));
});

Then(
  /^Ada (stores|records|prunes|erases) .* in vain: (.*)$/,
  async function (this: AuditWorld, call: string, why: string) {
    const log = this.part(AttackedLog);
    const { engine } = this.part(StoreStage);
    const deeds: Readonly<Record<string, () => unknown>> = {
      stores: () => log.store(3),
      records: () => log.storeWithin(`${call} 2`),
      prunes: () => engine.prune({ time: 400, id: '' }, 3),
      erases: () => engine.erase?.({ actor: 'ada' }, 100),
    };
    await assertTold(deeds[call], why);
  },
);

Then(
  /^a writer of PostgreSQL (stores|prunes|erases) a row in vain: (.*)$/,
  async function (this: AuditWorld, call: string, why: string) {
    const engine = await this.part(PostgresDatabase).openLog();
    const deeds: Readonly<Record<string, () => unknown>> = {
      stores: () => this.part(AttackedDatabase).storeOne(),
      prunes: () => engine.prune({ time: 400, id: '' }, 1),
      erases: () => engine.erase?.({ actor: 'ada' }, 1),
    };
    await assertTold(deeds[call], why);
  },
);

Then(/^a caller of PostgreSQL records in vain: (.*)$/, async function (this: AuditWorld, why: string) {
  const database = this.part(PostgresDatabase);
  const audit = new AuditService({ databaseUrl: await database.urlOf(), spillFile: false });
  const client = await database.connect();
  this.addCleanup(() => Promise.all([audit.close(), client.end()]));
  await client.query('BEGIN');
  await assertTold(() => audit.within(client).record({ eventType: 'plan.applied' }), why);
});

async function assertTold(deed: (() => unknown) | undefined, why: string): Promise<void> {
  const failed = async () => {
    await deed?.();
  };
  await assert.rejects(failed, (error) => {
    const { code, message } = Object(error);
    assert.ok(/^AUDIT_STORE_(?:FAILED|CORRUPT)$/.test(String(code)), String(error));
    assert.ok(String(message).includes(why), String(message));
    return true;
  });
}
