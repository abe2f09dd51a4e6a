import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { StoreStage } from '../engines/support/store-stage';
import { AttackedDatabase } from '../integrity/support/attacked-database';
import { AttackedLog } from '../integrity/support/attacked-log';
import type { AuditWorld } from '../support/world';

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
