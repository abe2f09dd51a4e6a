import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { createPostgresEngine } from 'audit-race';
import type { Pool } from 'pg';
import { FaultyLog } from '../engines/support/faulty-log';
import { PostgresTrouble } from '../engines/support/postgres-trouble';
import { SharedPool } from '../engines/support/shared-pool';
import type { AuditWorld } from '../support/world';

/** A pool of which no connection can be used. */
class OddPool {
  pool: Pool | undefined;
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
