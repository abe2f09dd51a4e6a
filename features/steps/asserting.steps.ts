import { equal, ok } from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import {
  type AssertionOptions,
  assertEveryInterleaving,
  describeInterleaving,
  replayInterleaving,
} from '@audit-race/interleavings';
import { Then, When } from '@cucumber/cucumber';
import { Search } from '../interleavings/support/search';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

/** What came of an assertion: the error, if it failed. */
class Asserted {
  error: (Error & { code?: unknown }) | undefined;
}

async function assertAll(world: AuditWorld, options: AssertionOptions): Promise<void> {
  const experiment = world.part(Search).family(2);
  world.part(Asserted).error = await assertEveryInterleaving(experiment, options).then(
    () => undefined,
    (error) => error,
  );
}

function messageIn(world: AuditWorld): string {
  const { error } = world.part(Asserted);
  ok(error, 'The assertion holds.');
  return error.message;
}

When('Ada asserts that every order holds', async function (this: AuditWorld) {
  await assertAll(this, { pictures: this.part(TemporaryFolder).path });
});

When('Ada asserts that every order holds, with pictures in a file', async function (this: AuditWorld) {
  const file = this.part(TemporaryFolder).file('no-folder');
  writeFileSync(file, '');
  await assertAll(this, { pictures: file });
});

When(
  /^Ada asserts that every order holds, with (\{.*\})$/,
  async function (this: AuditWorld, options: string) {
    await assertAll(this, { pictures: false, ...JSON.parse(options) });
  },
);

Then('the assertion holds', function (this: AuditWorld) {
  equal(this.part(Asserted).error, undefined);
});

Then('the assertion fails with {string}', function (this: AuditWorld, words: string) {
  // A feature writes them with other quotes, to be in quotes itself.
  ok(messageIn(this).replaceAll('"', "'").includes(words), messageIn(this));
  ok(!/[.!?]\.(?:\s|$)/.test(messageIn(this)), messageIn(this));
});

Then('the assertion fails with:', function (this: AuditWorld, beginning: string) {
  equal(this.part(Asserted).error?.code, 'ERR_ASSERTION');
  equal(messageIn(this).slice(0, beginning.length), beginning);
});

Then('its message replays the order that it tells', async function (this: AuditWorld) {
  const message = messageIn(this);
  const id = /^Replay: await replayInterleaving\(experiment, '(.*)'\)$/m.exec(message)?.[1] ?? '';
  const run = await replayInterleaving(this.part(Search).family(2), id);
  ok(message.includes(describeInterleaving(run)), message);
});

Then('its message names a picture of that order', function (this: AuditWorld) {
  const message = messageIn(this);
  const file = /^Picture: (.*)$/m.exec(message)?.[1] ?? '';
  const id = /interleaving (\S+)/.exec(message)?.[1] ?? '';
  ok(readFileSync(file, 'utf8').includes(id), file);
});
