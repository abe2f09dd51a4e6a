import { deepEqual, equal, ok } from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditService, type VerifyOptions } from 'audit-race';
import { CheckpointBench } from '../integrity/support/checkpoint-bench';
import { inWords, OWN_ANSWERS, UncheckedLog } from '../integrity/support/unchecked-log';
import { MemoryStore } from '../support/memory-store';
import type { AuditWorld } from '../support/world';

Given(
  "Ada's log in {word}, with batches before and behind a checkpoint that Grace has",
  async function (this: AuditWorld, store: string) {
    await this.part(UncheckedLog).make(store);
  },
);

/** What verifying says by an engine that answers so, or with which code it is refused. */
async function askOwn(part: object, options: VerifyOptions = {}): Promise<string> {
  const store = new MemoryStore();
  store.capabilities = { ...store.capabilities, seals: true };
  const engine = Object.assign(await store.createEngine(), {
    examine: async () => part,
    readHead: async () => undefined,
    prove: async () => undefined,
    erase: async () => 0,
  });
  await using audit = new AuditService({ engine });
  return await audit.verify(options).then(inWords, ({ code }) => String(code));
}

/** What becomes of the log, or of the checkpoint, by what it is called in the feature. */
const DEEDS: Readonly<Record<string, (log: UncheckedLog) => unknown>> = {
  'nobody does anything': () => undefined,
  'Ada prunes what came before the checkpoint': (log) => log.prune(6),
  'Ada prunes all but the newest entry': (log) => log.prune(1),
  'the checkpoint has come further than the log': (log) => log.exceed(),
  'the checkpoint is one of another log': (log) => log.replaceRoot(),
  'the checkpoint is of no link, and of another log': (log) => log.replaceRoot(0),
  'somebody takes all links away': (log) => log.takeLinks(),
  'a log of an earlier release is in its place': (log) => log.replaceByEarlier(),
  'somebody has an index of its own in the file, and Grace wants the indexes followed': async (log) => {
    await log.addIndex();
    log.options = { indexes: true };
  },
  'Grace wants the indexes followed': (log) => {
    log.options = { indexes: true };
  },
};

for (const [deed, work] of Object.entries(DEEDS)) {
  When(deed, async function (this: AuditWorld) {
    await work(this.part(UncheckedLog));
  });
}

When(
  'Ada verifies it with the checkpoint of Grace, prunes all but the newest entry, and hands her a new one',
  async function (this: AuditWorld) {
    const log = this.part(UncheckedLog);
    const { isIntact } = await log.audit.verify({ trusted: log.checkpoint });
    ok(isIntact);
    await log.prune(1);
    await log.hand();
  },
);

When(
  'Grace verifies it with her checkpoint, by the service and opened for reading',
  async function (this: AuditWorld) {
    const log = this.part(UncheckedLog);
    await log.verify('service', log.checkpoint);
    await log.verify('reader', log.checkpoint);
  },
);

When('Grace verifies it without a checkpoint, opened for reading', async function (this: AuditWorld) {
  await this.part(UncheckedLog).verify('reader', undefined);
});

When(
  /^Grace verifies a log by an engine of her own that (.*)$/,
  async function (this: AuditWorld, answer: string) {
    const [part, options] = OWN_ANSWERS[answer] ?? [];
    ok(part, `There is no engine that ${answer}.`);
    this.part(UncheckedLog).told = [await askOwn(part, options)];
  },
);

When('Grace verifies a log from tomorrow until yesterday', async function (this: AuditWorld) {
  const times = { since: '2026-11-28T00:00:00Z', until: '2026-11-26T00:00:00Z' };
  this.part(UncheckedLog).told = [await askOwn({}, times)];
});

When(
  /^Ada asks ((?:for a checkpoint that|a log that|how far).*)$/,
  async function (this: AuditWorld, how: string) {
    await this.part(UncheckedLog).ask(how);
  },
);

Then('both reports say {string}', function (this: AuditWorld, told: string) {
  deepEqual(this.part(UncheckedLog).told, [told, told]);
});

Then('her report says {string}', function (this: AuditWorld, told: string) {
  deepEqual(this.part(UncheckedLog).told, [told]);
});

Then(
  'the refusal is {word}, with {string} and {string}',
  function (this: AuditWorld, code: string, one: string, other: string) {
    const { refusal } = this.part(UncheckedLog);
    equal(Object(refusal).code, code, String(refusal));
    for (const part of [one, other]) {
      ok(String(refusal).includes(part), String(refusal));
    }
  },
);

Then('the logger was told once that what its last checkpoint covers was pruned', function (this: AuditWorld) {
  deepEqual(this.part(CheckpointBench).logBook.messages, [
    'error: What the last checkpoint of the audit log covers was pruned, so that nobody can show how the log has grown; none is signed any more.',
  ]);
});

Then(
  'her report says of the indexes {string}, and nothing of {string}',
  function (this: AuditWorld, what: string, other: string) {
    const said = this.part(UncheckedLog).unchecked.find(({ kind }) => kind === 'indexes')?.what ?? '';
    ok(said.startsWith(`The indexes were not followed to each entry. ${what}`), said);
    ok(!said.includes(other), said);
  },
);
