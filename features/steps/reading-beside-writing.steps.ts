import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { READ_CALLS } from '#audit-log/engines/sqlite/sqlite-calls';
import { AskedThread } from '../engines/support/asked-thread';
import { CountedReads } from '../engines/support/counted-reads';
import { SlowQuestions } from '../engines/support/slow-questions';
import { StoreStage } from '../engines/support/store-stage';
import type { AuditWorld } from '../support/world';

Given('an open store with {int} rows of one actor', async function (this: AuditWorld, count: number) {
  await this.part(SlowQuestions).fill(count);
});

Given(
  '{int} questions on their way, each of which has to look at all of them',
  function (this: AuditWorld, count: number) {
    const questions = this.part(SlowQuestions);
    questions.ask(count);
    const stage = this.part(StoreStage);
    const store = stage.store.bind(stage);
    stage.store = async (rows) => {
      await store(rows);
      questions.events.push('stored');
    };
  },
);

Given(
  /^(?:a question of Grace that has been answered|a store of which somebody has asked)$/,
  async function (this: AuditWorld) {
    await this.part(StoreStage).engine.count({});
  },
);

Given('a store of which nobody has asked', function (this: AuditWorld) {
  assert.equal(this.part(StoreStage).threads.aliveCount, 1);
});

Given('the thread that reads dies', async function (this: AuditWorld) {
  await this.part(StoreStage).threads.terminateLast();
});

Given('a thread whose questions never end, but one', function (this: AuditWorld) {
  this.part(AskedThread).useEndlessThread();
});

Given('a thread that answers when it is told to', function (this: AuditWorld) {
  const asked = this.part(AskedThread);
  asked.useDouble();
  asked.gates.start.open();
});

Given('a thread that takes its time to start', function (this: AuditWorld) {
  const asked = this.part(AskedThread);
  asked.useDouble();
  asked.gates.answers.open();
});

Given('an endless question of Grace that is being answered', async function (this: AuditWorld) {
  const asked = this.part(AskedThread);
  asked.ask(['list']);
  await asked.hasBegun();
});

Given('the other question behind it', function (this: AuditWorld) {
  this.part(AskedThread).ask(['get']);
});

Given('the questions {string} on their way', async function (this: AuditWorld, names: string) {
  const asked = this.part(AskedThread);
  asked.ask(readNames(names));
  await asked.gates.start.reached();
});

Given('{int} questions of every kind that wait for their turn', function (this: AuditWorld, count: number) {
  this.part(CountedReads).add(count);
});

When('Grace counts the rows twice', async function (this: AuditWorld) {
  const { engine } = this.part(StoreStage);
  await Promise.all([engine.count({}), engine.count({})]);
});

When('Ada closes the store', async function (this: AuditWorld) {
  await this.part(StoreStage).engine.close();
});

When('Grace counts the rows, and is refused', async function (this: AuditWorld) {
  const stage = this.part(StoreStage);
  stage.error = await stage.engine.count({}).then(
    (count) => `She was told ${count}.`,
    (error: unknown) => error,
  );
});

When('she gives it up, and asks the other', async function (this: AuditWorld) {
  const asked = this.part(AskedThread);
  asked.giveUp('list');
  asked.ask(['get']);
  await Promise.all(asked.outcomes);
});

When('Grace gives up {string}, and the thread answers', async function (this: AuditWorld, name: string) {
  const asked = this.part(AskedThread);
  asked.giveUp(name);
  asked.gates.answers.open();
  await Promise.all(asked.outcomes);
});

When(
  'Grace gives up {string} up to {int} turns after the thread has answered, each time on a thread of its own',
  async function (this: AuditWorld, name: string, turnsMax: number) {
    await this.part(AskedThread).giveUpAround(name, turnsMax);
  },
);

When('each second one is given up, and the others take their turns', function (this: AuditWorld) {
  this.part(CountedReads).takeTurns();
});

When('Grace gives up {string}, and the thread starts', async function (this: AuditWorld, name: string) {
  const asked = this.part(AskedThread);
  asked.giveUp(name);
  asked.gates.start.open();
  await Promise.all(asked.outcomes);
});

When('Grace asks {string} with a signal that is aborted', async function (this: AuditWorld, name: string) {
  const asked = this.part(AskedThread);
  asked.ask(readNames(name), AbortSignal.abort(asked.reason));
  await Promise.all(asked.outcomes);
});

When('the thread answers', async function (this: AuditWorld) {
  const asked = this.part(AskedThread);
  asked.gates.answers.open();
  await Promise.all(asked.outcomes);
});

When('it is closed, and the thread answers', async function (this: AuditWorld) {
  const asked = this.part(AskedThread);
  const closed = asked.lane.close();
  asked.gates.answers.open();
  await closed;
});

When('it is closed in a hurry', async function (this: AuditWorld) {
  const { lane } = this.part(AskedThread);
  const closed = lane.close();
  lane.hurry();
  await closed;
});

Then('her rows were stored before the questions were answered', async function (this: AuditWorld) {
  const questions = this.part(SlowQuestions);
  await questions.answered();
  assert.ok(questions.events.includes('stored'));
  assert.notEqual(questions.events.at(-1), 'stored', 'Every question was answered first.');
});

Then('the store has {int} thread(s)', function (this: AuditWorld, count: number) {
  assert.equal(this.part(StoreStage).threads.aliveCount, count);
});

Then('the store has no thread, and its file is closed and tidied up', function (this: AuditWorld) {
  const { threads, openFileCount, file } = this.part(StoreStage);
  assert.deepEqual([threads.aliveCount, openFileCount], [0, 0]);
  const leftOver = ['-wal', '-shm'].filter((side) => existsSync(file + side));
  assert.deepEqual(leftOver, []);
});

Then('she hears that she gave up', async function (this: AuditWorld) {
  const asked = this.part(AskedThread);
  assert.equal(await asked.outcomes[0], asked.reason);
});

Then('the other is answered', async function (this: AuditWorld) {
  assert.equal(await this.part(AskedThread).outcomes[1], 'the answer');
});

Then('the others are answered each time', function (this: AuditWorld) {
  const { answeredEachTime } = this.part(AskedThread);
  assert.ok(answeredEachTime.length > 0);
  for (const [turns, answered] of answeredEachTime.entries()) {
    assert.deepEqual(answered, ['count', 'get'], `She gave up after ${turns} turns.`);
  }
});

Then('each of them was looked at {int} times at most', function (this: AuditWorld, countMax: number) {
  const { lookCounts, taken } = this.part(CountedReads);
  assert.equal(taken, lookCounts.length / 2);
  assert.ok(Math.max(...lookCounts) <= countMax, `One was looked at ${Math.max(...lookCounts)} times.`);
});

Then('the thread was asked {string}', function (this: AuditWorld, names: string) {
  const asked = this.part(AskedThread).events.filter((event) => event !== 'close');
  assert.deepEqual(asked, readNames(names));
});

Then('no thread was started', function (this: AuditWorld) {
  assert.equal(this.part(AskedThread).startCount, 0);
});

Then('it was closed after its answers', function (this: AuditWorld) {
  assert.equal(this.part(AskedThread).events.at(-1), 'close');
});

Then('both are refused with {word}', async function (this: AuditWorld, code: string) {
  const outcomes = await Promise.all(this.part(AskedThread).outcomes);
  assert.deepEqual(
    outcomes.map((outcome) => Reflect.get(Object(outcome), 'code')),
    [code, code],
  );
});

/** The questions in a sentence: `list, count and get`. */
function readNames(names: string) {
  const given = names.split(/, | and /);
  const known = given.flatMap((name) => READ_CALLS.filter((call) => call === name));
  assert.equal(known.length, given.length, `Not all of these are questions: ${names}`);
  return known;
}
