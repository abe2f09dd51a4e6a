import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { writeCount, writeList } from '#audit-log/engines/sqlite/rows/sqlite-query';
import { EveryQuestion } from '../engines/support/every-question';
import { LongLog } from '../engines/support/long-log';
import type { AuditWorld } from '../support/world';

const INDEXES: Readonly<Record<string, string>> = {
  'event types': 'audit_entry_event_type',
  actors: 'audit_entry_actor',
  subjects: 'audit_entry_subject',
  'correlation ids': 'audit_entry_correlation_id',
  outcomes: 'audit_entry_outcome',
  tenants: 'audit_entry_tenant',
  addresses: 'audit_entry_source_address',
  sessions: 'audit_entry_session_id',
  traces: 'audit_entry_trace_id',
  times: 'audit_entry_time',
};
const MIDDLE = { time: 500, id: 'id-001500' };

Given(
  'a store with {int} rows, 3 in each millisecond, of 7 event types, 10 actors, 50 subjects and 500 requests',
  async function (this: AuditWorld, rowCount: number) {
    await this.part(LongLog).fill(rowCount);
  },
);

When(
  /^Grace reads a page of (\d+) rows with (.*), once the newest and once from the middle$/,
  async function (this: AuditWorld, limit: string, filter: string) {
    const log = this.part(LongLog);
    await log.readPage(JSON.parse(filter), Number(limit));
    await log.readPage(JSON.parse(filter), Number(limit), MIDDLE);
  },
);

When(/^Grace reads a page with (.*) from the middle$/, function (this: AuditWorld, filter: string) {
  this.part(LongLog).explain(writeList(JSON.parse(filter), 10, MIDDLE));
});

When(/^Grace counts the rows with (.*)$/, function (this: AuditWorld, filter: string) {
  this.part(LongLog).explain(writeCount(JSON.parse(filter)));
});

When(
  /^Grace looks for the place of the (\d+)(?:st|th) newest row$/,
  async function (this: AuditWorld, rank: string) {
    const log = this.part(LongLog);
    log.place = await log.engine.findPosition(Number(rank));
  },
);

Then(
  'for each of the {int} pages the store has looked at {int} rows at most',
  function (this: AuditWorld, pages: number, most: number) {
    const { looks } = this.part(LongLog);
    assert.equal(looks.length, pages);
    assert.ok(
      looks.every((count) => count > 0 && count <= most),
      `It looked at ${looks.join(' and ')} rows.`,
    );
  },
);

Then(/^the store reads the index of (.*), from place to place$/, function (this: AuditWorld, index: string) {
  const [step, ...others] = this.part(LongLog).plan;
  assert.ok(
    String(step).startsWith(`SEARCH audit_entry USING COVERING INDEX ${INDEXES[index]} (`),
    String(step),
  );
  assert.deepEqual(others, []);
});

Then('the store begins at that place, and skips nothing', function (this: AuditWorld) {
  assert.deepEqual(this.part(LongLog).plan, [
    'SEARCH audit_entry USING INDEX audit_entry_time ((time,id)<(?,?))',
  ]);
});

Then(
  '{int} rows are newer, and {int} rows lie before it',
  async function (this: AuditWorld, newer: number, older: number) {
    const { engine, place } = this.part(LongLog);
    assert.ok(Array.isArray(place), 'There is no such place.');
    const [time, id] = place;
    const before = await engine.count({}, { time, id });
    assert.equal(before, older);
    assert.equal((await engine.count({})) - before - 1, newer);
  },
);

Then('there is no such place', function (this: AuditWorld) {
  assert.equal(this.part(LongLog).place, undefined);
});

When(
  'Grace asks every question that there is, one for each combination of filters',
  function (this: AuditWorld) {
    this.part(EveryQuestion).explain();
  },
);

When(
  /^Grace asks (list|count|findPosition) with (.*), and does not wait$/,
  function (this: AuditWorld, call: 'list' | 'count' | 'findPosition', filter: string) {
    this.part(LongLog).answers = this.part(EveryQuestion).ask(call, JSON.parse(filter));
  },
);

Then(
  'none of the {int} makes the store sort or read rows without an end, and each can be given up',
  function (this: AuditWorld, count: number) {
    const { faults, count: asked } = this.part(EveryQuestion);
    assert.deepEqual(faults, []);
    assert.equal(asked, count);
  },
);

Then('the store has stopped half-way, and answers the next question', function (this: AuditWorld) {
  const [first, second] = this.part(LongLog).answers;
  assert.equal(first, 'Nobody waits.');
  assert.ok(typeof second === 'number' || Array.isArray(second), String(second));
});
