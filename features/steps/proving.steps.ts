import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import { StoreStage } from '../engines/support/store-stage';
import { AttackedLog } from '../integrity/support/attacked-log';
import { ProvedLog, rootOf } from '../integrity/support/proved-log';
import type { AuditWorld } from '../support/world';

When('nothing happens', () => undefined);

When('{int} rows are pruned', async function (this: AuditWorld, count: number) {
  await this.part(AttackedLog).prune(count);
});

When(
  '{int} rows are pruned, then {int}, then {int}',
  async function (this: AuditWorld, first: number, second: number, third: number) {
    for (const count of [first, second, third]) {
      await this.part(AttackedLog).prune(count);
    }
  },
);

When('every second row of a batch is pruned', async function (this: AuditWorld) {
  const ids = ['id-13', 'id-15', 'id-17'];
  await this.part(StoreStage).engine.prune({ time: 400, id: '' }, 9, { ids });
});

When('2 batches in the middle are pruned', async function (this: AuditWorld) {
  const ids = ['id-101', ...[7, 8, 9, 10, 11, 12].map((number) => `id-${number}`)];
  await this.part(StoreStage).engine.prune({ time: 400, id: '' }, 9, { ids });
});

When('the details of {int} entries are erased', async function (this: AuditWorld, count: number) {
  await this.part(AttackedLog).erase(count);
});

When(
  'the details of {int} entries are erased, and {int} are pruned',
  async function (this: AuditWorld, count: number, pruned: number) {
    await this.part(AttackedLog).erase(count);
    await this.part(AttackedLog).prune(pruned);
  },
);

Then(
  'each of {int} entries is proved against a checkpoint of now, and no proof holds for another',
  async function (this: AuditWorld, count: number) {
    assert.equal(await this.part(ProvedLog).countProved(), count);
  },
);

Then('the entry {string} is proved against that checkpoint', async function (this: AuditWorld, id: string) {
  const { checkpoint } = this.part(AttackedLog);
  const proof = await this.part(ProvedLog).prove(id, checkpoint);
  assert.equal(proof && rootOf(proof), checkpoint?.root);
});

Then(
  'the entry {string} is not proved against it, because {string}',
  async function (this: AuditWorld, id: string, why: string) {
    const { checkpoint } = this.part(AttackedLog);
    await assert.rejects(this.part(ProvedLog).prove(id, checkpoint), (error) => String(error).includes(why));
  },
);

Then(
  'the entry {string} is not proved, because {string}',
  async function (this: AuditWorld, id: string, why: string) {
    await assert.rejects(this.part(ProvedLog).prove(id), (error) => String(error).includes(why));
  },
);

Then('there is no proof of the entry {string}', async function (this: AuditWorld, id: string) {
  assert.equal(await this.part(ProvedLog).prove(id), undefined);
});
