import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditUnstoredError } from 'audit-race';
import { FaultyLog } from '../engines/support/faulty-log';
import { countWaiting, FaultyNetwork, standBehind, untilOneWaits } from '../engines/support/faulty-network';
import { PostgresDatabase } from '../engines/support/postgres-database';
import type { AuditWorld } from '../support/world';

/** So long nothing may be answered, in milliseconds: a call, and then its end. */
const ANSWER_MS = 30_000;
const LETTING_GO_MS = 5000;
const CONNECT_MS = 10_000;
/** So many questions are answered at a time. */
const QUESTIONS = 2;

Given(
  /^a log in PostgreSQL(?: with (\d+) entries)?, behind a host of which Ada knows the faults$/,
  async function (this: AuditWorld, count: string | null) {
    await standBehind(this, 1, Number(count ?? 0));
  },
);

Given(
  'a log in PostgreSQL with {int} entries, behind two hosts',
  async function (this: AuditWorld, count: number) {
    await standBehind(this, 2, count);
  },
);

Given('the host passes on nothing that is answered', function (this: AuditWorld) {
  this.part(FaultyNetwork).host.fallSilent();
});

Given('somebody has locked its table', async function (this: AuditWorld) {
  const rival = await this.part(PostgresDatabase).connect();
  this.addCleanup(() => rival.end());
  await rival.query('BEGIN; LOCK TABLE audit_entry IN ACCESS EXCLUSIVE MODE');
  this.part(FaultyNetwork).rival = rival;
});

When(
  'Ada records {int} entries, and all connections are cut as soon as the server has stored them',
  async function (this: AuditWorld, count: number) {
    const { host } = this.part(FaultyNetwork);
    this.part(FaultyLog).record(count);
    await host.answerHeld();
    host.cut();
  },
);

When(
  'Ada records {int} entries, and time passes until they are told to fail',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    const failed = log.nextFailure();
    log.record(count);
    await this.part(FaultyNetwork).host.answerHeld();
    const steps = log.audit.stats().session === 'open' ? [ANSWER_MS, LETTING_GO_MS] : [CONNECT_MS];
    for (const durationMs of steps) {
      await log.passTime(durationMs);
    }
    await failed;
  },
);

When(
  'Ada records {int} entries, and time passes until they have failed twice',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    log.record(count);
    for (let attempt = 1; attempt <= 2; attempt += 1) {
      const failed = log.nextFailure();
      await untilOneWaits(this);
      await log.passTime(ANSWER_MS);
      await failed;
    }
  },
);

When(
  'Ada asks as many questions as are answered at a time, and gives them up',
  async function (this: AuditWorld) {
    const log = this.part(FaultyLog);
    const limit = new AbortController();
    const questions = Array.from({ length: QUESTIONS }, () => log.audit.listEntries({}, limit));
    const answers = Promise.allSettled(questions);
    await this.part(FaultyNetwork).host.answerHeld();
    limit.abort();
    assert.deepEqual(
      (await answers).map(({ status }) => status),
      Array(QUESTIONS).fill('rejected'),
    );
    await log.passTime(LETTING_GO_MS);
  },
);

Given('the host passes on nothing that is answered over new connections', function (this: AuditWorld) {
  this.part(FaultyNetwork).host.silenceNewcomers();
});

When(
  'Ada asks {int} questions, more than are answered at a time, and closes the log with no time left',
  async function (this: AuditWorld, count: number) {
    const { host } = this.part(FaultyNetwork);
    const { audit } = this.part(FaultyLog);
    this.part(FaultyNetwork).questions = Promise.allSettled(
      Array.from({ length: count }, () => audit.listEntries()),
    );
    await host.answerHeld();
    this.part(FaultyNetwork).closed = audit.close({ timeoutMs: 1 });
  },
);

Then('each question is refused, and nobody is connected any more', async function (this: AuditWorld) {
  const { closed, questions, host } = this.part(FaultyNetwork);
  await Promise.allSettled([closed]);
  const endings = (await questions) ?? [];
  assert.deepEqual(
    endings.map(({ status }) => status),
    Array(endings.length).fill('rejected'),
  );
  await host.untilLeft();
});

When('the host passes everything on again', function (this: AuditWorld) {
  this.part(FaultyNetwork).host.speakAgain();
});

When('Ada closes the log', function (this: AuditWorld) {
  this.part(FaultyNetwork).closed = this.part(FaultyLog).audit.close();
});

When(
  'Ada records {int} entries, and closes the log with no time left',
  async function (this: AuditWorld, count: number) {
    const { host } = this.part(FaultyNetwork);
    const log = this.part(FaultyLog);
    log.record(count);
    await host.answerHeld();
    this.part(FaultyNetwork).closed = log.audit.close({ timeoutMs: 1 });
  },
);

When(
  /^the first host (is dead|leads to a standby), and Ada records (\d+) entries$/,
  async function (this: AuditWorld, fault: string, count: string) {
    const { host } = this.part(FaultyNetwork);
    await (fault === 'is dead' ? host.stop() : host.becomeStandby());
    this.part(FaultyLog).record(Number(count));
  },
);

When(
  'Grace asks questions that are never answered, and Ada records {int} entries',
  async function (this: AuditWorld, count: number) {
    const log = this.part(FaultyLog);
    const { host } = this.part(FaultyNetwork);
    host.silenceNewcomers();
    // Ended when the log is closed, and then refused.
    this.part(FaultyNetwork).questions = Promise.allSettled(
      Array.from({ length: QUESTIONS }, () => log.audit.listEntries()),
    );
    await host.answerHeld();
    log.record(count);
  },
);

Then(
  /^each of the (\d+) entries is stored once, and in its order(, when the table is free)?$/,
  async function (this: AuditWorld, count: string, isFreed: string | null) {
    if (isFreed !== null) {
      await this.part(FaultyNetwork).rival?.query('COMMIT');
    }
    const log = this.part(FaultyLog);
    await assert.doesNotReject(log.audit.flush());
    const stored = await log.stored();
    assert.deepEqual(stored, log.recorded);
    assert.equal(stored.length, Number(count));
  },
);

Then(/^the logger was told (\w+), and nothing else$/, function (this: AuditWorld, code: string) {
  assert.deepEqual([...new Set(this.part(FaultyLog).told)], [code]);
});

Then('the next question is answered with {int} entries', async function (this: AuditWorld, count: number) {
  const { entries } = await this.part(FaultyLog).audit.listEntries();
  assert.equal(entries.length, count);
});

Then(
  'the log is closed as soon as {int} seconds have passed',
  async function (this: AuditWorld, seconds: number) {
    await this.part(FaultyLog).passTime(1000 * seconds);
    await this.part(FaultyNetwork).closed;
  },
);

Then(
  'she is told which {int} entries are not known to be stored',
  async function (this: AuditWorld, count: number) {
    const error: unknown = await this.part(FaultyNetwork).closed?.catch((reason: unknown) => reason);
    assert.ok(error instanceof AuditUnstoredError, String(error));
    assert.equal(error.entries.length, count);
  },
);

Then(
  'nothing is left of the log when {int} seconds have passed',
  async function (this: AuditWorld, seconds: number) {
    const { clock } = this.part(FaultyLog);
    while (!clock.durations.includes(1000 * seconds)) {
      await turn();
    }
    clock.advance(1000 * seconds);
    await this.part(FaultyNetwork).host.untilLeft();
  },
);

Then('no more than one call of hers waits on the server', async function (this: AuditWorld) {
  assert.ok((await countWaiting(this)) <= 1);
});
