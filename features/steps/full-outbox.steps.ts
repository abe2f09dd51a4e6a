import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { AuditError } from 'audit-race';
import { OutboxLog } from '../stopping/support/outbox-log';
import type { AuditWorld } from '../support/world';

const all = (outcome: string, count: number) => Array.from({ length: count }, () => outcome);

Then(
  'it is refused with {word}, after more than the queue has room for',
  function (this: AuditWorld, code: string) {
    const { refusal, asked } = this.part(OutboxLog);
    assert.ok(refusal instanceof AuditError);
    assert.equal(refusal.code, code);
    assert.ok(asked.length > 10, String(asked.length));
  },
);

Then(
  'the receipt of the last that was accepted is not kept, because {word}',
  async function (this: AuditWorld, code: string) {
    assert.equal(await this.part(OutboxLog).asked.at(-1)?.isKept, code);
  },
);

Then(
  'as many of the first are kept as {int} bytes have room for, and the others are not, because {word}',
  async function (this: AuditWorld, bytesMax: number, code: string) {
    const { asked, service } = this.part(OutboxLog);
    const outcomes = await Promise.all(asked.map(({ isKept }) => isKept));
    const { waiting = 0, waitingBytes = 0 } = service.stats().outbox ?? {};
    assert.ok(waiting > 0 && waitingBytes <= bytesMax, `${waiting} wait, ${waitingBytes} bytes`);
    assert.ok(waitingBytes + waitingBytes / waiting > bytesMax, `${waitingBytes} bytes, and room for more`);
    assert.deepEqual(outcomes, [...all('resolved', waiting), ...all(code, asked.length - waiting)]);
  },
);

Then(
  'the first entry is kept, and the other {int} not, because {word}',
  async function (this: AuditWorld, count: number, code: string) {
    const outcomes = await Promise.all(this.part(OutboxLog).asked.map(({ isKept }) => isKept));
    assert.deepEqual(outcomes, ['resolved', ...all(code, count)]);
  },
);

Then(
  'at most {int} bytes are said to wait in the outbox, and {word} to be its last error',
  function (this: AuditWorld, bytes: number, code: string) {
    const { waitingBytes, lastError } = this.part(OutboxLog).service.stats().outbox ?? {};
    assert.ok(Number(waitingBytes) <= bytes && Number(waitingBytes) > 0, String(waitingBytes));
    assert.equal(Reflect.get(Object(lastError), 'code'), code);
  },
);
