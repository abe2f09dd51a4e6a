import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { AuditStage } from '../support/audit-stage';
import { Recording } from '../support/recording';
import type { AuditWorld } from '../support/world';

// RFC 9562: 48 bits of milliseconds, the version, 12 bits, the variant and 62 bits.
const UUID_7 = /^([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

Then('each id is a UUID of version 7, and tells the time of its entry', async function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  for (const { receipt } of this.part(Recording).recorded) {
    const [, high = '', low = ''] = UUID_7.exec(receipt.id) ?? assert.fail(`"${receipt.id}" is none.`);
    const entry = await service.getEntry(receipt.id);
    assert.equal(new Date(Number.parseInt(high + low, 16)).toISOString(), entry?.time);
  }
});
