import assert from 'node:assert/strict';
import { Then } from '@cucumber/cucumber';
import { WatchedLog } from '../querying/support/watched-log';
import { literal } from '../support/literal';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

Then(
  /^the log says that (nobody|"\w+") has (read|failed to read): (.*)$/,
  async function (this: AuditWorld, who: string, how: string, details: string) {
    const path = this.part(TemporaryFolder).file('copy.db');
    const expected = {
      eventType: 'audit.read',
      actor: who === 'nobody' ? undefined : who.slice(1, -1),
      outcome: how === 'read' ? 'success' : 'failure',
      details: JSON.parse(JSON.stringify(literal(details.replace('<the path of the copy>', path)))),
    };
    assert.deepEqual(await this.part(WatchedLog).records(), [expected]);
  },
);

Then(
  'the log says that she has verified {int} entries, and has read that one by prove',
  async function (this: AuditWorld, entries: number) {
    const log = this.part(WatchedLog);
    const [verified, proved, ...others] = await log.records();
    const id = log.ids.at(-1);
    assert.deepEqual(verified?.details, { call: 'verify', isIntact: true, entries });
    assert.deepEqual(proved?.details, { call: 'prove', id, entries: 1 });
    assert.deepEqual([verified?.eventType, verified?.actor, proved?.actor], ['audit.read', 'grace', 'grace']);
    assert.deepEqual(others, []);
  },
);

Then('the log says that she has read that one', async function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  const [record] = await log.records();
  assert.deepEqual(record?.details, { call: 'getEntry', id: log.ids[0], entries: 1 });
});

Then(
  'she was given {int} entry of a read, and the log has {int}',
  async function (this: AuditWorld, given: number, recorded: number) {
    const log = this.part(WatchedLog);
    assert.ok(log.outcome?.status === 'fulfilled');
    assert.equal(Object(log.outcome.value).entries.length, given);
    assert.equal((await log.records()).length, recorded);
  },
);

Then('the copy does not say so', async function (this: AuditWorld) {
  assert.equal(await this.part(WatchedLog).copiedRecords(this.part(TemporaryFolder).file('copy.db')), 0);
});

Then(
  /^the log says that she began to read by (\w+), and (?:then that (\d+) came|nothing of an end)$/,
  async function (this: AuditWorld, call: string, entries: string | null) {
    const log = this.part(WatchedLog);
    const records = await log.records();
    const id = [...log.store.rows.values()].find(([, , eventType]) => eventType === 'audit.reading')?.[0];
    const asked = { call, ...(call === 'follow' ? {} : { filter: Object(records[0]?.details).filter }) };
    const said = records.map(({ eventType, details }) => ({ eventType, details }));
    assert.deepEqual(said, [
      { eventType: 'audit.reading', details: asked },
      ...(entries === null
        ? []
        : [{ eventType: 'audit.read', details: { ...asked, reading: id, entries: Number(entries) } }]),
    ]);
  },
);

Then(
  /^the log says that she began to read by (\w+), and then that it failed behind 1$/,
  async function (this: AuditWorld, call: string) {
    const records = await this.part(WatchedLog).records();
    assert.deepEqual(
      records.map(({ eventType, actor, outcome }) => [eventType, actor, outcome]),
      [
        ['audit.reading', 'grace', 'success'],
        ['audit.read', 'grace', 'failure'],
      ],
    );
    const { call: ended, entries } = Object(records[1]?.details);
    assert.deepEqual([ended, entries], [call, 1]);
  },
);

Then('she is told the error of the store', function (this: AuditWorld) {
  const { outcome } = this.part(WatchedLog);
  assert.ok(outcome?.status === 'rejected');
  assert.equal(outcome.reason.code, 'AUDIT_STORE_FAILED');
});

Then(/^nothing of a read is recorded(?: in the file)?$/, async function (this: AuditWorld) {
  assert.deepEqual(await this.part(WatchedLog).records(), []);
});

Then(
  /^she is told AUDIT_QUEUE_FULL, and (?:not how many there are|is given nothing)$/,
  function (this: AuditWorld) {
    const { outcome } = this.part(WatchedLog);
    assert.ok(outcome?.status === 'rejected', 'She was given an answer.');
    assert.equal(outcome.reason.code, 'AUDIT_QUEUE_FULL');
  },
);

Then('she is given an answer, and one entry more was dropped', function (this: AuditWorld) {
  const log = this.part(WatchedLog);
  assert.deepEqual(log.outcome, { status: 'fulfilled', value: log.ids.length });
  assert.equal(log.service.stats().rejected.full, 1);
});

Then(
  '{string} and {string} say that {string} did it',
  async function (this: AuditWorld, first: string, last: string, actor: string) {
    const records = await this.part(WatchedLog).records();
    assert.deepEqual(
      records.map((record) => [record.eventType, record.actor]),
      [
        [first, actor],
        [last, actor],
      ],
    );
  },
);
