import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import { Then, When } from '@cucumber/cucumber';
import { PostgresDatabase } from '../engines/support/postgres-database';
import { StoreStage } from '../engines/support/store-stage';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import { AttackedLog } from '../integrity/support/attacked-log';
import { type ChildOutcome, runChild } from '../support/child';
import type { AuditWorld } from '../support/world';

const PRUNE = resolve('features/integrity/support/programs/prune.js');

/** What came of a program that prunes. */
class PruningProgram {
  outcome: ChildOutcome | undefined;
}

Then(
  /^verifying (PostgreSQL )?names (\d+) of (\d+) faults$/,
  async function (this: AuditWorld, server: string | null, named: string, all: string) {
    const log = server === null ? this.part(AttackedLog) : this.part(AttackedDatabase);
    const { faults, faultCount, isIntact } = await log.look();
    assert.deepEqual([faults.length, faultCount, isIntact], [Number(named), Number(all), false]);
  },
);

// All that its thread finds in one part is copied to the thread of Node.
Then('its engine hands over no more than {int} at once', async function (this: AuditWorld, most: number) {
  const { engine } = this.part(StoreStage);
  const counts: number[] = [];
  let next: unknown;
  do {
    const part = Object(await engine.examine?.(next, {}));
    counts.push(part.faults.length);
    next = part.next;
  } while (next !== undefined);
  assert.equal(Math.max(...counts), most);
});

When(
  /^a program with a heap of (\d+) MB prunes all but (\d+) entries( of PostgreSQL)?$/,
  async function (this: AuditWorld, megabytes: string, kept: string, server: string | null) {
    const url =
      server === null ? `sqlite://${this.part(StoreStage).file}` : await this.part(PostgresDatabase).urlOf();
    const flag = `--max-old-space-size=${megabytes}`;
    this.part(PruningProgram).outcome = await runChild(process.execPath, [flag, PRUNE, url, kept]);
  },
);

Then('it has pruned {int} entries', function (this: AuditWorld, count: number) {
  const { exitCode, stdout, stderr } = this.part(PruningProgram).outcome ?? {};
  assert.deepEqual([exitCode, stdout], [0, `${count}\n`], stderr);
});
