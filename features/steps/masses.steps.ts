import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
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
