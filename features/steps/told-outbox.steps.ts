import assert from 'node:assert/strict';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Then } from '@cucumber/cucumber';
import { AuditError, AuditService } from 'audit-race';
import { OutboxLog } from '../stopping/support/outbox-log';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

const all = (outcome: string, count: number) => Array.from({ length: count }, () => outcome);

Then(
  'it has the entries {int} to {int}, in this order',
  function (this: AuditWorld, first: number, last: number) {
    const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index);
    assert.deepEqual(this.part(OutboxLog).spilled.storedNumbers, numbers);
  },
);

Then('the store has every entry that was accepted, in this order', function (this: AuditWorld) {
  const { spilled, asked } = this.part(OutboxLog);
  assert.deepEqual(
    spilled.storedNumbers,
    asked.map((_, index) => index + 1),
  );
});

Then('the store has each of the {int} entries once', function (this: AuditWorld, count: number) {
  const numbers = this.part(OutboxLog).spilled.storedNumbers.map(Number);
  assert.deepEqual(
    numbers.sort((one, other) => one - other),
    Array.from({ length: count }, (_, index) => index + 1),
  );
});

Then(
  /^(\d+) entries are in the outbox(?:, and (\d+) are said to wait there)?$/,
  async function (this: AuditWorld, count: number, said: number | null) {
    const log = this.part(OutboxLog);
    if (said === 0) {
      await log.spilled.heard.untilHeard('the store has all audit entries that waited in the outbox');
    }
    assert.deepEqual(log.countEach(), [count]);
    if (said !== null) {
      const { waiting, waitingBytes, file } = log.service.stats().outbox ?? {};
      assert.equal(waiting, said);
      assert.equal(Number(waitingBytes) > 0, waiting !== 0);
      assert.equal(file, waiting === 0 ? undefined : log.files[0]);
      assert.equal(log.service.stats().waiting, waiting);
    }
  },
);

Then('the store was asked once', function (this: AuditWorld) {
  assert.equal(this.part(OutboxLog).spilled.store.countCalls('store'), 1);
});

Then('the store is not asked again by itself', async function (this: AuditWorld) {
  const { store } = this.part(OutboxLog).spilled;
  const before = store.countCalls('store');
  for (let turn = 0; turn < 100; turn += 1) {
    await nextTurn();
  }
  assert.equal(store.countCalls('store'), before);
});

Then('there has been no outbox', function (this: AuditWorld) {
  assert.deepEqual(this.part(OutboxLog).files, []);
});

Then('both are refused with {word}, and there is no outbox', function (this: AuditWorld, code: string) {
  const { late, files } = this.part(OutboxLog);
  const codes = late.map((one) => (one.status === 'rejected' ? one.reason.code : one.status));
  assert.deepEqual([codes, files], [[code, code], []]);
});

Then('there is one outbox', function (this: AuditWorld) {
  assert.equal(this.part(OutboxLog).files.length, 1);
});

Then(
  'it took them in {int} batches, of which the first had been on its way',
  function (this: AuditWorld, count: number) {
    const { asked, spilled } = this.part(OutboxLog);
    assert.deepEqual(spilled.store.batchSizes.slice(-count), [1, asked.length - 1]);
  },
);

Then(/^each of their receipts is kept, and none is stored$/, async function (this: AuditWorld) {
  const { asked, spilled } = this.part(OutboxLog);
  const kept = await Promise.all(asked.map(({ isKept }) => isKept));
  assert.deepEqual(kept, all('resolved', asked.length));
  const stored = await Promise.all(asked.map(({ isStored }) => isStored));
  assert.deepEqual(stored, all('AUDIT_STORE_IO', asked.length));
  assert.deepEqual(spilled.storedNumbers, []);
});

Then('each of their receipts is kept and stored', async function (this: AuditWorld) {
  for (const { kept, stored } of this.part(OutboxLog).asked) {
    await kept();
    await stored();
  }
});

Then(
  'none of their receipts is kept or stored, because {word}',
  async function (this: AuditWorld, code: string) {
    const { asked } = this.part(OutboxLog);
    assert.deepEqual(await Promise.all(asked.map(({ isKept }) => isKept)), all(code, asked.length));
    assert.deepEqual(await Promise.all(asked.map(({ isStored }) => isStored)), all(code, asked.length));
  },
);

Then(
  'none of their receipts is kept, because of {word}, and the log has warned once: {word}',
  async function (this: AuditWorld, why: string, code: string) {
    const { asked, spilled } = this.part(OutboxLog);
    const kept = await Promise.all(asked.map(({ isKept }) => isKept));
    assert.deepEqual(kept, all(why, asked.length));
    assert.deepEqual(
      spilled.heard.facts.filter((facts) => facts.code === code).length,
      1,
      JSON.stringify(spilled.heard.messages),
    );
  },
);

Then('the logger has heard once {string}', function (this: AuditWorld, words: string) {
  const { messages } = this.part(OutboxLog).spilled.heard;
  assert.equal(messages.filter((message) => message.includes(words)).length, 1, String(messages));
});

Then(
  'she is told that {int} entries are in the outbox, from which the next start sends them',
  function (this: AuditWorld, count: number) {
    const { unstored, files } = this.part(OutboxLog);
    assert.ok(unstored);
    assert.deepEqual(
      [unstored.entries.length, unstored.keptCount, unstored.outboxFile],
      [0, count, files[0]],
    );
    const words = `${count} accepted entries were not stored before the end; they are in the outbox "${files[0]}", from which the next start sends them.`;
    assert.ok(unstored.message.startsWith(words), unstored.message);
  },
);

Then(
  'she is told what is in the outbox, and handed the {int} others, which are there, too',
  function (this: AuditWorld, count: number) {
    const log = this.part(OutboxLog);
    const { unstored, files, asked } = log;
    assert.ok(unstored);
    assert.equal(unstored.entries.length, count);
    assert.equal(unstored.keptCount, asked.length - count);
    assert.deepEqual([unstored.spillFile, unstored.outboxFile], [files[0], files[0]]);
    const words = `${unstored.keptCount} more are in the outbox "${files[0]}", from which the next start sends them.`;
    assert.ok(unstored.message.includes(words), unstored.message);
    assert.deepEqual(log.countEach(), [asked.length]);
  },
);

Then('there are two outboxes, with {int} entries each', function (this: AuditWorld, count: number) {
  assert.deepEqual(this.part(OutboxLog).countEach(), [count, count]);
});

Then('the next start says that {int} entries were sent', function (this: AuditWorld, count: number) {
  assert.equal(this.part(OutboxLog).service.stats().spill?.sent, count);
});

Then(
  'the next start says that {int} entries were sent, and why others were not: {word}',
  function (this: AuditWorld, count: number, code: string) {
    const { sent, lastError } = this.part(OutboxLog).service.stats().spill ?? {};
    assert.deepEqual([sent, Reflect.get(Object(lastError), 'code')], [count, code]);
  },
);

Then(
  'flushing fails with {word}, which says that {int} entries are held',
  async function (this: AuditWorld, code: string, heldCount: number) {
    await assert.rejects(this.part(OutboxLog).service.flush(), { code, heldCount });
  },
);

Then(
  'a log with an outbox {} is refused with {word}, which speaks of {string}',
  function (this: AuditWorld, options: string, code: string, words: string) {
    const given = { ...Object(literal(options)), outbox: true };
    assert.throws(
      () => new AuditService(given),
      (error) => error instanceof AuditError && error.code === code && error.message.includes(words),
    );
  },
);
