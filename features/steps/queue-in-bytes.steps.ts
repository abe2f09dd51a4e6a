import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditQueueFullError } from 'audit-race';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import type { AuditWorld } from '../support/world';
import { WrittenBehind } from '../support/written-behind';

/** The most that was ever waiting in a scenario. */
class Peak {
  bytes = 0;
}

/** Letters that are no two alike in a row, so that nothing is cut or joined. */
function largeDetails(characters: number): { readonly text: string } {
  return { text: 'abcdefghij'.repeat(Math.ceil(characters / 10)).slice(0, characters) };
}

async function recordLarge(world: AuditWorld, count: number, characters: number): Promise<void> {
  const { receipts, refusals } = world.part(WrittenBehind);
  const { service } = world.part(AuditStage);
  for (let number = 1; number <= count; number += 1) {
    try {
      receipts.push(service.record({ eventType: 'plan.applied', details: largeDetails(characters) }));
    } catch (error) {
      refusals.push(error);
    }
  }
  await world.part(WrittenBehind).settle();
}

Given(
  /^an audit log with room for (\d+) bytes( that drops the rest| that sends each entry at once)?, and a store that (is busy|takes its time)$/,
  function (this: AuditWorld, room: string, how: string | null, store: string) {
    const stage = this.part(MemoryStage);
    stage.openLog({
      queueBytesMax: Number(room),
      detailsBytesMax: 65_536,
      whenFull: how === ' that drops the rest' ? 'drop' : 'throw',
      writeBehind: how !== ' that sends each entry at once',
    });
    if (store === 'is busy') {
      stage.store.hold('store');
    }
  },
);

Given(
  '{int} entries of {int} characters that Ada has recorded already',
  async function (this: AuditWorld, count: number, characters: number) {
    await recordLarge(this, count, characters);
    assert.deepEqual(this.part(WrittenBehind).refusals, []);
  },
);

When(
  'Ada tries to record {int} entries of {int} characters',
  async function (this: AuditWorld, count: number, characters: number) {
    await recordLarge(this, count, characters);
  },
);

When(
  'Ada records {int} entries of {int} characters, and waits for room before each',
  async function (this: AuditWorld, count: number, characters: number) {
    const { service } = this.part(AuditStage);
    const peak = this.part(Peak);
    for (let number = 1; number <= count; number += 1) {
      await service.ready();
      service.record({ eventType: 'plan.applied', details: largeDetails(characters) });
      peak.bytes = Math.max(peak.bytes, service.stats().waitingBytes);
    }
  },
);

When('the store takes up its work, and all is stored', async function (this: AuditWorld) {
  this.part(MemoryStage).store.openGates();
  await this.part(AuditStage).service.flush();
  await nextTurn();
});

Then(
  /^(\d+) (?:is|are) accepted, and (\d+) (?:is|are) refused because there is no room for their bytes$/,
  function (this: AuditWorld, accepted: string, refused: string) {
    const { refusals } = this.part(WrittenBehind);
    const { accepted: acceptedCount, rejected, waitingBytes } = this.part(AuditStage).service.stats();
    assert.deepEqual(
      [acceptedCount, rejected.full, refusals.length],
      [Number(accepted), Number(refused), Number(refused)],
    );
    for (const refusal of refusals) {
      assert.ok(refusal instanceof AuditQueueFullError);
      assert.deepEqual([refusal.bound, refusal.heldBytes], ['bytes', waitingBytes]);
      const [entries, are] = Number(accepted) === 1 ? ['entry', 'is'] : ['entries', 'are'];
      const waiting = `${accepted} ${entries} of ${waitingBytes} bytes ${are} waiting`;
      assert.ok(refusal.message.includes(waiting), refusal.message);
    }
  },
);

Then(
  'Grace reads in the statistics that {int} entries wait, and how many bytes they take',
  function (this: AuditWorld, count: number) {
    const { waiting, waitingBytes } = this.part(AuditStage).service.stats();
    const { receipts } = this.part(WrittenBehind);
    const texts = receipts.map(({ id }) => `${id}plan.applied${JSON.stringify(largeDetails(10_000))}`);
    assert.deepEqual([waiting, waitingBytes], [count, texts.join('').length * 2]);
  },
);

Then(
  'none was refused, and never more than {int} bytes were waiting',
  function (this: AuditWorld, bytesMax: number) {
    const { bytes } = this.part(Peak);
    assert.ok(bytes > bytesMax / 2 && bytes <= bytesMax, `${bytes} bytes were waiting.`);
  },
);

Then('the store was given batches of at most {int} bytes', function (this: AuditWorld, bytesMax: number) {
  const { batchSizes } = this.part(MemoryStage).store;
  const entryBytes = (JSON.stringify(largeDetails(60_000)).length + 48) * 2;
  assert.ok(batchSizes.length > 1, `${batchSizes}`);
  for (const size of batchSizes) {
    assert.ok(size * entryBytes <= bytesMax, `A batch of ${size} entries was sent.`);
  }
});
