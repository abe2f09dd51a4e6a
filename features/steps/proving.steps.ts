import assert from 'node:assert/strict';
import { Then, When } from '@cucumber/cucumber';
import type { LogHead } from 'audit-race';
import Database from 'better-sqlite3';
import { makeRow } from '#audit-log/contract/trial-store';
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

When(
  'the last batch that it covers is pruned together with {int} that are stored later',
  async function (this: AuditWorld, count: number) {
    const { engine, file } = this.part(StoreStage);
    for (let batch = 3; batch < 3 + count; batch += 1) {
      await engine.store({ writer: 'grace', batch, rows: [makeRow(`late-${batch}`, 700)] });
    }
    const database = new Database(file);
    const last = this.part(AttackedLog).checkpoint?.size ?? 0;
    const ids = database
      .prepare(
        'SELECT id FROM audit_entry WHERE seq >= (SELECT first_seq FROM audit_batch ORDER BY first_seq LIMIT 1 OFFSET ?)',
      )
      .pluck()
      .all(last - 1)
      .map(String);
    database.close();
    await engine.prune({ time: 1000, id: '' }, ids.length, { ids });
  },
);

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
  'the entry {string} is not proved against it: {word} because {string}',
  async function (this: AuditWorld, id: string, code: string, why: string) {
    await assertRefused(this, id, this.part(AttackedLog).checkpoint, [code, why]);
  },
);

Then(
  'no entry is proved for a checkpoint over {int} links: {word} because {string}',
  async function (this: AuditWorld, size: number, code: string, why: string) {
    await assertRefused(this, 'id-14', { size, root: '' }, [code, why]);
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

async function assertRefused(
  world: AuditWorld,
  id: string,
  checkpoint: LogHead | undefined,
  [code, why]: readonly [code: string, why: string],
): Promise<void> {
  const refusal: unknown = await world
    .part(ProvedLog)
    .prove(id, checkpoint)
    .catch((error) => error);
  assert.equal(Object(refusal).code, code, String(refusal));
  assert.ok(String(refusal).includes(why), String(refusal));
}
