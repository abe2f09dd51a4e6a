import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { AttackedLog } from '../integrity/support/attacked-log';
import type { AuditWorld } from '../support/world';

When('somebody prunes {int} rows', async function (this: AuditWorld, count: number) {
  await this.part(AttackedLog).prune(count);
});

When('a caller stores {int} rows in transactions of its own', function (this: AuditWorld, count: number) {
  for (let nth = 1; nth <= count; nth += 1) {
    this.part(AttackedLog).storeWithin(`within-${nth}`);
  }
});

Then(
  'Ada can erase what is of {string} in {int} entry/entries',
  async function (this: AuditWorld, actor: string, count: number) {
    await this.part(AttackedLog).erase(count, actor);
  },
);

Then(
  /^whoever follows from the (start|end) is given what is stored next, and not that entry$/,
  async function (this: AuditWorld, place: string) {
    const given = await this.part(AttackedLog).follow(place === 'end');
    assert.deepEqual(given.slice(-3), ['id-700', 'id-701', 'id-702']);
    assert.ok(!given.includes('x'));
    assert.equal(given.length === 3, place === 'end');
  },
);

Then('she stores 3 rows in vain: {string}', async function (this: AuditWorld, why: string) {
  await assert.rejects(this.part(AttackedLog).store(3), (error) => {
    const { code, message } = Object(error);
    assert.equal(code, 'AUDIT_STORE_CORRUPT');
    assert.ok(String(message).includes(why), String(message));
    return true;
  });
});

Then(
  'verifying with the checkpoint names the batch that was put in, and the checkpoint holds',
  async function (this: AuditWorld) {
    const log = this.part(AttackedLog);
    assert.deepEqual(await log.verify(log.checkpoint), ['inserted']);
    assert.equal(log.report?.checkpoint, 'holds');
  },
);
