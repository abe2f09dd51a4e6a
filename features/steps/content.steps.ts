import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import type { AuditOptions } from 'audit-race';
import { leftByCarelessMerge } from '../content/support/careless-merge';
import { Chance } from '../content/support/chance';
import { Content } from '../content/support/content';
import { KeyMemory } from '../content/support/key-memory';
import { changingActor, deepDetails } from '../content/support/odd-details';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

Given('an audit log as it comes', function (this: AuditWorld) {
  this.part(Content).openLog();
});

Given(/^an audit log set up with (.*)$/, function (this: AuditWorld, options: string) {
  const given: AuditOptions = Object(literal(options));
  this.part(Content).openLog(given);
});

When(/^Ada records the details (.*)$/, async function (this: AuditWorld, details: string) {
  await this.part(Content).recordDetails(literal(details));
});

When('Ada records them', async function (this: AuditWorld) {
  const content = this.part(Content);
  await content.recordDetails(content.prepared);
});

When('Ada records details that are {int} levels deep', async function (this: AuditWorld, depth: number) {
  await this.part(Content).recordDetails(deepDetails(depth));
});

When(
  /^Ada records an entry with the (\w+) (.*)$/,
  async function (this: AuditWorld, field: string, text: string) {
    await this.part(Content).record({ eventType: 'plan.applied', [field]: literal(text) });
  },
);

When(
  'Ada records an entry whose actor is {string} when first read, and no text after that',
  async function (this: AuditWorld, actor: string) {
    await this.part(Content).record(changingActor(actor));
  },
);

When(/^Ada tries to record the entry (.*)$/, async function (this: AuditWorld, entry: string) {
  await this.part(AuditStage).attempt((service) => Reflect.apply(service.record, service, [literal(entry)]));
});

When('Ada records {int} values that chance has made', async function (this: AuditWorld, count: number) {
  await this.part(Chance).recordMany(count);
});

Then(/^the log keeps ((?:[[{"'\d]|null).*)$/, function (this: AuditWorld, expected: string) {
  // What a line of an example makes is of another realm; as JSON it is of ours.
  assert.deepEqual(this.part(Content).kept, JSON.parse(JSON.stringify(literal(expected))));
});

When(
  'Ada records {int} keys of {int} characters, each in an entry of its own',
  function (this: AuditWorld, count: number, length: number) {
    this.part(KeyMemory).write(count, length);
  },
);

Then('the memory of the process has grown by less than {int} MB', function (this: AuditWorld, limit: number) {
  const { grownBytes } = this.part(KeyMemory);
  assert.ok(grownBytes < limit * 1e6, `It has grown by ${grownBytes} bytes.`);
});

Then('the log keeps no details', async function (this: AuditWorld) {
  const content = this.part(Content);
  assert.equal(content.keptJson, null);
  assert.ok(!('details' in (await content.read())));
});

Then('all {int} levels are kept', function (this: AuditWorld, depth: number) {
  assert.deepEqual(this.part(Content).kept, deepDetails(depth));
});

Then(
  '{int} levels are kept, and the innermost says {string}',
  function (this: AuditWorld, depth: number, mark: string) {
    assert.deepEqual(this.part(Content).kept, deepDetails(depth, mark));
  },
);

Then(/^the file keeps the text (.*)$/, async function (this: AuditWorld, text: string) {
  const { details } = await this.part(Content).read();
  assert.equal(details, text);
});

Then(/^what is kept is (whole|cut)$/, function (this: AuditWorld, how: string) {
  assert.equal(/\[cut\b/.test(String(this.part(Content).keptJson)) ? 'cut' : 'whole', how);
});

Then(
  'what is kept is JSON of at most {int} bytes, and says what it leaves out',
  function (this: AuditWorld, bytesMax: number) {
    const { kept, keptJson } = this.part(Content);
    assert.ok(typeof kept === 'object');
    assert.match(String(keptJson), /"\[cut\]":"1 of 2 keys kept"/);
    assert.ok(Buffer.byteLength(String(keptJson)) <= bytesMax);
  },
);

Then(
  'each of the {int} is kept within the limit, without a secret, fit for any store and safe to merge',
  function (this: AuditWorld, count: number) {
    const { outcome } = this.part(Chance);
    assert.equal(outcome.report, '');
    assert.equal(outcome.count, count);
  },
);

Then('the password was read {int} times', function (this: AuditWorld, times: number) {
  assert.equal(this.part(Content).noticedCount, times);
});

Then('the values were read fewer than {int} times', function (this: AuditWorld, times: number) {
  const { noticedCount } = this.part(Content);
  assert.ok(noticedCount > 0 && noticedCount < times, `They were read ${noticedCount} times.`);
});

Then('nothing about them was changed', function (this: AuditWorld) {
  assert.equal(this.part(Content).noticedCount, 0);
});

Then('the store holds {string} {int} times', function (this: AuditWorld, text: string, times: number) {
  assert.equal(String(this.part(Content).keptJson).split(text).length - 1, times);
});

Then('the store does not hold {string}', function (this: AuditWorld, text: string) {
  assert.ok(!String(this.part(Content).keptJson).includes(text));
});

Then(/^the refusal says (.*)$/, function (this: AuditWorld, words: string) {
  const { message } = this.part(AuditStage).rejection;
  assert.ok(message.includes(words), message);
});

Then('the refusal shows {string} of it, and no more', function (this: AuditWorld, shown: string) {
  const { message } = this.part(AuditStage).rejection;
  assert.match(message, new RegExp(`\\b${shown}\\b`));
});

Then('the refusal does not say {string}', function (this: AuditWorld, words: string) {
  const { message, cause } = this.part(AuditStage).rejection;
  assert.ok(!message.includes(words), message);
  assert.equal(cause, undefined);
});

Then(/^its (\w+) is kept as (.*)$/, async function (this: AuditWorld, field: string, text: string) {
  assert.equal(Reflect.get(await this.part(Content).read(), field), text);
});

Then(
  /^its (\w+) is kept with (\d+) characters$/,
  async function (this: AuditWorld, field: string, length: string) {
    assert.equal(String(Reflect.get(await this.part(Content).read(), field)).length, Number(length));
  },
);

Then(/^Grace finds it by the subject (.*)$/, async function (this: AuditWorld, subject: string) {
  const { entries } = await this.part(AuditStage).service.listEntries({ subject: String(literal(subject)) });
  assert.deepEqual(entries, [await this.part(Content).read()]);
});

Then(/^Grace reads the details (.*)$/, async function (this: AuditWorld, expected: string) {
  const { details } = await this.part(Content).read();
  assert.deepEqual(details, JSON.parse(expected));
});

Then('merging them changes no other object', async function (this: AuditWorld) {
  const { details } = await this.part(Content).read();
  assert.deepEqual(leftByCarelessMerge(details), []);
});

Then(/^she is shown the details (.*)$/, function (this: AuditWorld, expected: string) {
  const [entry] = Object(this.part(AuditStage).fulfilment).entries;
  assert.deepEqual(entry.details, JSON.parse(expected));
});

Then('merging what she is shown changes no other object', function (this: AuditWorld) {
  const shown = this.part(AuditStage).fulfilment;
  assert.deepEqual(leftByCarelessMerge(shown), []);
});

Then(/^the log of the program is told once: (.*)$/, function (this: AuditWorld, message: string) {
  assert.deepEqual(this.part(MemoryStage).log.messages, [`error: ${message}`]);
});
