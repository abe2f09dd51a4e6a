import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { type Engine, openForReading } from 'audit-race';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { StoreStage } from '../engines/support/store-stage';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import { AttackedLog } from '../integrity/support/attacked-log';
import type { AuditWorld } from '../support/world';

const NEWEST = 'id-18';

When('somebody spoils the links, by hand: {}', function (this: AuditWorld, attack: string) {
  this.part(AttackedLog).attack(attack);
});

When(
  'somebody spoils the links of PostgreSQL by hand: {}',
  async function (this: AuditWorld, attack: string) {
    await this.part(AttackedDatabase).attack(attack);
  },
);

Then(
  'neither a checkpoint nor a proof is made of it: {string} … {string}',
  async function (this: AuditWorld, whose: string, why: string) {
    await assertRefused(this.part(StoreStage).engine, [whose, why]);
  },
);

Then(
  'neither a checkpoint nor a proof is made of PostgreSQL: {string} … {string}',
  async function (this: AuditWorld, whose: string, why: string) {
    await assertRefused(await this.part(PostgresDatabase).openLog(), [whose, why]);
  },
);

Then('verifying it finds faults', async function (this: AuditWorld) {
  await assertFaulty(`sqlite://${this.part(StoreStage).file}`);
});

Then('verifying it in PostgreSQL finds faults', async function (this: AuditWorld) {
  await assertFaulty(await this.part(PostgresDatabase).urlOf());
});

async function assertRefused({ readHead, prove }: Engine, words: readonly string[]): Promise<void> {
  const isTold = (error: unknown) => {
    const { code, message } = Object(error);
    assert.equal(code, 'AUDIT_STORE_CORRUPT', String(error));
    for (const part of [...words, 'audit-race verify']) {
      assert.ok(String(message).includes(part), String(message));
    }
    return true;
  };
  await assert.rejects(async () => await readHead?.(), isTold);
  await assert.rejects(async () => await prove?.(NEWEST), isTold);
}

async function assertFaulty(databaseUrl: string): Promise<void> {
  const reader = await openForReading({ databaseUrl });
  const { isIntact, faultCount } = await reader.verify();
  await reader.close();
  assert.deepEqual([isIntact, faultCount > 0], [false, true]);
}
