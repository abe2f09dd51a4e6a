import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { LimitedQuestions } from '../querying/support/limited-questions';
import { OwnAnswer } from '../querying/support/own-answer';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { HeldUpEntry } from '../support/held-up-entry';
import { Recording } from '../support/recording';
import type { AuditWorld } from '../support/world';
import { WrittenBehind } from '../support/written-behind';

const HOUR_MS = 3_600_000;

Given('a store that answers no question', function (this: AuditWorld) {
  this.part(LimitedQuestions);
});

Given('a store that answers questions', function (this: AuditWorld) {
  this.part(LimitedQuestions).gate.open();
});

Given('a question that Grace has given up', async function (this: AuditWorld) {
  const questions = this.part(LimitedQuestions);
  const { service } = this.part(AuditStage);
  const answered = service.count({}, { signal: questions.signal });
  await questions.gate.reached();
  questions.giveUp();
  await Promise.allSettled([answered]);
});

Given('a question of Grace on its way', async function (this: AuditWorld) {
  const questions = this.part(LimitedQuestions);
  questions.question = this.part(AuditStage)
    .service.count()
    .catch((error: unknown) => error);
  await questions.gate.reached();
});

Given(
  /^a log of (\d+) entries, of which Grace streams the newest (\d+)(?: within (\d+) ms a page)?$/,
  async function (this: AuditWorld, count: string, read: string, timeoutMs: string | null) {
    const questions = this.part(LimitedQuestions);
    questions.gate.open();
    await this.part(Recording).recordMany(Number(count));
    this.part(MemoryStage).clock.standStill();
    const limit = timeoutMs ? { timeoutMs: Number(timeoutMs) } : {};
    await questions.stream(Number(read), { signal: questions.signal, ...limit });
  },
);

When(
  /^Grace (.*), and gives up while the store is looking$/,
  async function (this: AuditWorld, asks: string) {
    const questions = this.part(LimitedQuestions);
    const ended = this.part(OwnAnswer).ask(asks, { signal: questions.signal });
    await questions.gate.reached();
    questions.giveUp();
    await ended;
  },
);

When(/^Grace (.*), and has given up before$/, async function (this: AuditWorld, asks: string) {
  const questions = this.part(LimitedQuestions);
  questions.giveUp();
  await this.part(OwnAnswer).ask(asks, { signal: questions.signal });
});

When(/^Grace (.*), and gives up before the store is asked$/, async function (this: AuditWorld, asks: string) {
  const questions = this.part(LimitedQuestions);
  await this.part(OwnAnswer).ask(asks, { signal: questions.signal }, () => questions.giveUp());
});

When(
  'Grace asks {int} questions at once with one signal, and has all answers',
  async function (this: AuditWorld, count: number) {
    await this.part(LimitedQuestions).askMany(count);
  },
);

When(
  /^Grace (.*) within (\d+) ms, and \d+ ms pass$/,
  async function (this: AuditWorld, asks: string, limit: string) {
    const { clock } = this.part(MemoryStage);
    clock.standStill();
    const timeoutMs = Number(limit);
    const ended = this.part(OwnAnswer).ask(asks, { timeoutMs });
    await this.part(WrittenBehind).settle();
    clock.advance(timeoutMs - 1);
    await this.part(WrittenBehind).settle();
    assert.deepEqual(this.part(AuditStage).outcomes, [], 'It has ended before its time was up.');
    clock.advance(1);
    await ended;
  },
);

When(/^Grace counts the entries within (200 ms|Infinity)$/, async function (this: AuditWorld, limit: string) {
  const { clock } = this.part(MemoryStage);
  clock.standStill();
  clock.durations.splice(0);
  const timeoutMs = Number(limit.replace(' ms', ''));
  await this.part(AuditStage).attempt((service) => service.count({}, { timeoutMs }));
});

When('the log is closed, and then the store answers', async function (this: AuditWorld) {
  const { gate } = this.part(LimitedQuestions);
  const closed = this.part(AuditStage).attempt((service) => service.close());
  // All that can be closed before the store goes on has been closed by now.
  await this.part(WrittenBehind).settle();
  gate.open();
  await closed;
});

When('she gives up, and reads on', async function (this: AuditWorld) {
  const questions = this.part(LimitedQuestions);
  questions.giveUp();
  await this.part(AuditStage).attempt(() => questions.readOn());
});

When('an hour passes, and she reads on', async function (this: AuditWorld) {
  this.part(MemoryStage).clock.advance(HOUR_MS);
  await this.part(AuditStage).attempt(() => this.part(LimitedQuestions).readOn());
});

When(
  'the log is closed within {int} ms, and {int} ms pass',
  async function (this: AuditWorld, timeoutMs: number, passed: number) {
    const { clock } = this.part(MemoryStage);
    clock.standStill();
    const closed = this.part(AuditStage).attempt((service) => service.close({ timeoutMs }));
    await this.part(WrittenBehind).settle();
    clock.advance(passed);
    await closed;
  },
);

When(/^Grace counts the entries with the options (.*)$/, async function (this: AuditWorld, options: string) {
  await this.part(AuditStage).attempt((service) => service.count({}, JSON.parse(options)));
});

Then('she is told her own reason', function (this: AuditWorld) {
  assert.equal(this.part(AuditStage).rejection, this.part(LimitedQuestions).reason);
});

Then('the store was told that nobody waits for its answer', function (this: AuditWorld) {
  const { asked } = this.part(LimitedQuestions);
  assert.deepEqual(
    asked.map(({ signal }) => signal?.aborted),
    [true],
  );
});

Then('nothing listens to her signal any more', function (this: AuditWorld) {
  assert.equal(this.part(LimitedQuestions).listenerCount, 0);
});

Then('Node has warned of nothing', function (this: AuditWorld) {
  assert.deepEqual(this.part(LimitedQuestions).warnings, []);
});

Then(
  "the store was asked no question, also when it had stored Ada's entry",
  async function (this: AuditWorld) {
    this.part(HeldUpEntry).release();
    await this.part(WrittenBehind).settle();
    assert.equal(this.part(AuditStage).service.stats().stored, 1);
    assert.deepEqual(this.part(LimitedQuestions).asked, []);
  },
);

Then('she is told {word} and {string}', function (this: AuditWorld, code: string, words: string) {
  const { rejection } = this.part(AuditStage);
  assert.equal(rejection.code, code);
  assert.ok(rejection.message.includes(words), rejection.message);
});

Then(
  'she has an answer, and {int} timers were started and none is running',
  function (this: AuditWorld, count: number) {
    const { clock } = this.part(MemoryStage);
    assert.equal(this.part(AuditStage).fulfilment, 0);
    assert.deepEqual([clock.durations.length, clock.runningCount], [count, 0]);
  },
);

Then('the engine was closed after the store had answered', function (this: AuditWorld) {
  assert.deepEqual(this.part(LimitedQuestions).events, ['the store answers', 'the engine is closed']);
});

Then('she has read {int} entries', function (this: AuditWorld, count: number) {
  assert.equal(this.part(LimitedQuestions).read.length, count);
});

Then('Grace hears {word}', async function (this: AuditWorld, code: string) {
  assert.equal(Reflect.get(Object(await this.part(LimitedQuestions).question), 'code'), code);
});

Then('the log is closed, and its engine was told not to wait', function (this: AuditWorld) {
  assert.equal(this.part(AuditStage).service.stats().session, 'closed');
  assert.deepEqual(this.part(LimitedQuestions).events, ['the engine is closed in a hurry']);
});

Then('the option {string} is refused: {string}', function (this: AuditWorld, name: string, words: string) {
  const { rejection } = this.part(AuditStage);
  assert.deepEqual([rejection.code, rejection.option], ['AUDIT_OPTION_INVALID', name]);
  assert.ok(rejection.message.includes(words), rejection.message);
});
