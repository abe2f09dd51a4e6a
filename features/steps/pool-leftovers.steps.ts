import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { type AuditService, createPostgresEngine } from 'audit-race';
import type { Pool } from 'pg';
import { FaultyLog } from '../engines/support/faulty-log';
import { PostgresTrouble } from '../engines/support/postgres-trouble';
import { SharedPool } from '../engines/support/shared-pool';
import type { AuditWorld } from '../support/world';

/** A pool of which no connection can be used. */
class OddPool {
  pool: Pool | undefined;
}

/** What a log does in transactions; each gives 1. */
const DEEDS: Readonly<Record<string, (audit: AuditService, nth: number) => Promise<number>>> = {
  verifies: async (audit) => Number((await audit.verify()).isIntact),
  prunes: async (audit, nth) => Number((await audit.prune({ keepNewest: 3 - nth })).deleted > 0),
  erases: async (audit, nth) => {
    await audit.record({ eventType: 'order.placed', actor: `ada ${nth}` }).stored();
    return (await audit.erase({ actor: `ada ${nth}` })).erased;
  },
};

/** What came of what was done twice. */
class TwiceDone {
  readonly outcomes: number[] = [];
}

Given(
  'a pool of one connection to PostgreSQL, each of which begins with an open transaction',
  async function (this: AuditWorld) {
    this.part(OddPool).pool = await this.part(SharedPool).makeOdd();
  },
);

When(
  /^the program gives that connection back ((?:with|as) .*)$/,
  async function (this: AuditWorld, left: string) {
    await this.part(SharedPool).leave(left);
  },
);

When(
  'the program gives that connection back before its COMMIT is answered',
  async function (this: AuditWorld) {
    await this.part(SharedPool).hurry();
  },
);

When('Ada records {int} entries over what the program has left', function (this: AuditWorld, count: number) {
  this.part(FaultyLog).record(count);
});

When('Ada opens the log over it', async function (this: AuditWorld) {
  const { pool } = this.part(OddPool);
  assert.ok(pool);
  await this.part(PostgresTrouble).tryOpen({
    createEngine: () => createPostgresEngine({ pool }),
    attemptsMax: 1,
  });
});

When(
  /^the server (forgets|knows) .*, between two times that the log (verifies|prunes|erases)$/,
  async function (this: AuditWorld, what: string, does: string) {
    const { pool, log } = this.part(PostgresTrouble);
    const work = DEEDS[does];
    assert.ok(work);
    const { outcomes } = this.part(TwiceDone);
    if (what === 'forgets') {
      outcomes.push(await work(log.audit, 1));
      await pool?.query('DEALLOCATE audit_list_odd');
    } else {
      await pool?.query('PREPARE audit_list_odd AS SELECT 1');
      outcomes.push(await work(log.audit, 1));
    }
    outcomes.push(await work(log.audit, 2));
  },
);

Then('both are done', function (this: AuditWorld) {
  assert.deepEqual(this.part(TwiceDone).outcomes, [1, 1]);
});

Then('nothing that the program left half done is committed', async function (this: AuditWorld) {
  assert.equal(await this.part(SharedPool).count(), 0);
});

Then('Node was warned once, of {string}', function (this: AuditWorld, told: string) {
  const { warnings } = this.part(SharedPool);
  assert.equal(warnings.length, 1, warnings.join('\n'));
  assert.ok(warnings[0]?.includes(told), warnings[0]);
});

Then('what the program has done is committed, and Node was not warned', async function (this: AuditWorld) {
  assert.equal(await this.part(SharedPool).count(), 1);
  assert.deepEqual(this.part(SharedPool).warnings, []);
});
