import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { AuditEntryError, type AuditService, type PageRequest } from 'audit-race';
import { systemClock } from '#audit-log/ports/clock';
import { AuditStage, FileStage } from '../support/audit-stage';
import { Questions } from '../support/questions';
import type { AuditWorld } from '../support/world';

Given('an audit log with these entries:', async function (this: AuditWorld, table: DataTable) {
  const rows = table.hashes();
  const times = rows.map(({ time = '' }) => Date.parse(time));
  const { service } = this.part(FileStage).openLog({
    clock: { ...systemClock, now: () => times.shift() ?? Date.now() },
  });
  for (const { time: _time, eventType = '', ...texts } of rows) {
    const given = Object.entries(texts).filter(([, text]) => text !== '');
    service.record({ eventType, ...Object.fromEntries(given) });
  }
  await service.flush();
});

Given("the first page of {int} entries in Grace's hands", async function (this: AuditWorld, limit: number) {
  await this.part(Questions).ask({ limit });
});

When('Grace asks for the entries with {}', async function (this: AuditWorld, filter: string) {
  await this.part(Questions).ask(JSON.parse(filter));
});

When('Grace asks for all entries', async function (this: AuditWorld) {
  await this.part(AuditStage).attempt((service) => service.listEntries());
});

const questions: Readonly<Record<string, (service: AuditService) => Promise<unknown>>> = {
  count: (service) => service.count(),
  prune: (service) => service.prune({ olderThan: '2020-01-01' }),
  'say what would go': (service) => service.prune({ olderThan: '2020-01-01', dryRun: true }),
  compact: (service) => service.compact(),
};

When(/^Grace asks the log to (.*)$/, async function (this: AuditWorld, what: string) {
  const ask = questions[what];
  assert.ok(ask, `What is meant by ${what}?`);
  await this.part(AuditStage).attempt(ask);
});

/** Each field of a question, left out by undefined: that compiles only where each of them takes it. */
const LEFT_OUT: PageRequest & Readonly<Record<keyof PageRequest, undefined>> = {
  eventType: undefined,
  actor: undefined,
  subject: undefined,
  outcome: undefined,
  correlationId: undefined,
  tenant: undefined,
  sourceAddress: undefined,
  sessionId: undefined,
  traceId: undefined,
  since: undefined,
  until: undefined,
  limit: undefined,
  cursor: undefined,
};

When('Grace reads the log in pages of {int}', async function (this: AuditWorld, limit: number) {
  await readPages(this, { limit });
});

When(
  'Grace reads the log in pages of {int}, and gives undefined for whatever she leaves out',
  async function (this: AuditWorld, limit: number) {
    await readPages(this, { ...LEFT_OUT, limit });
  },
);

async function readPages(world: AuditWorld, request: PageRequest): Promise<void> {
  const questions = world.part(Questions);
  await questions.ask(request);
  while (questions.hasNextPage) {
    await questions.turnPage();
  }
}

When('Ada records an entry and Grace turns the page', async function (this: AuditWorld) {
  this.part(AuditStage).service.record({ eventType: 'plan.applied' });
  await this.part(Questions).turnPage();
});

When('Grace asks for the entry of {int} by its id', async function (this: AuditWorld, hour: number) {
  await this.part(Questions).askByHour(hour);
});

When('Grace asks for the entry {string} by its id', async function (this: AuditWorld, id: string) {
  await this.part(Questions).askById(id);
});

Then(/^she is shown the entries of ([\d, ]+|none)$/, async function (this: AuditWorld, hours: string) {
  const questions = this.part(Questions);
  const page = questions.pages.at(-1);
  assert.equal(page === '' ? 'none' : page, hours);
  if (questions.filter !== undefined) {
    const count = await this.part(AuditStage).service.count(questions.filter);
    assert.equal(count, hours === 'none' ? 0 : hours.split(', ').length, 'The count differs from the list.');
  }
});

Then(/^the pages show the hours (.*)$/, function (this: AuditWorld, hours: string) {
  const pages = [...hours.matchAll(/"([^"]*)"/g)].map(([, page]) => page);
  assert.deepEqual(this.part(Questions).pages, pages);
});

Then('she is shown nothing', function (this: AuditWorld) {
  assert.deepEqual(this.part(Questions).pages, ['']);
});

Then(
  /^the question is refused because of its (\w+): "(.*)"$/,
  function (this: AuditWorld, field: string, message: string) {
    const { refusal } = this.part(Questions);
    assert.ok(refusal instanceof AuditEntryError, String(refusal));
    assert.equal(refusal.field, field);
    assert.ok(refusal.message.includes(message), refusal.message);
  },
);

Then(
  /^she is told that the store is damaged, because of "(.*)"$/,
  function (this: AuditWorld, reason: string) {
    const { code, message } = this.part(AuditStage).rejection;
    assert.equal(code, 'AUDIT_STORE_CORRUPT');
    assert.ok(message.includes(reason), message);
  },
);
