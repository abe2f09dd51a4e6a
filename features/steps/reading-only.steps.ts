import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { killReader } from '../querying/support/kill-reader';
import { ReadBeside } from '../querying/support/read-beside';
import { ReadingOnly } from '../querying/support/reading-only';
import type { AuditWorld } from '../support/world';

Given(
  /^(an archived log .*|a log with 3 entries that a process left .*|a log of 0\.1\.0 with 3 entries|a log with 3 entries that its owner has open|no file at all|an empty file|a log whose tables were dropped|a log without its mark|a link to a device|a pipe|a socket|a log that only its owner may read|a log in a folder that only its owner may search|a text file|a folder|a database of another program|a log of a later version)$/,
  async function (this: AuditWorld, place: string) {
    await this.part(ReadingOnly).prepare(place);
  },
);

Given('a log with 3 entries that Ada has open', async function (this: AuditWorld) {
  this.part(ReadBeside).ada = await this.part(ReadingOnly).open();
});

Given('a program that was killed when it had copied the log to read it', async function (this: AuditWorld) {
  await killReader(this.part(ReadingOnly));
});

When('a program that may not write there opens it for reading', async function (this: AuditWorld) {
  await this.part(ReadingOnly).read();
});

When(
  'a program that may not write there has opened it for reading, and the owner records {int} more',
  async function (this: AuditWorld, count: number) {
    await this.part(ReadingOnly).readTwice(count);
  },
);

When(
  'Grace opens it for reading, Ada records {int} more, and Grace counts them',
  async function (this: AuditWorld, count: number) {
    const beside = this.part(ReadBeside);
    await beside.use(async (reader) => {
      for (let number = 0; number < count; number += 1) {
        beside.ada?.record({ eventType: 'plan.applied' });
      }
      await beside.ada?.flush();
      await beside.note(reader.count());
    });
  },
);

When(
  'Grace opens it for reading, closes it twice, and counts the entries',
  async function (this: AuditWorld) {
    const beside = this.part(ReadBeside);
    const reader = await beside.open();
    await Promise.all([reader.close(), reader.close()]);
    await beside.note(reader.count());
  },
);

When(
  /^Grace opens it for reading, (another log takes its place|it is deleted), and she counts twice$/,
  async function (this: AuditWorld, change: string) {
    const beside = this.part(ReadBeside);
    await beside.use(async (reader) => {
      await this.part(ReadingOnly).replace(change);
      await beside.note(reader.count());
      await beside.note(reader.count());
    });
  },
);

When(
  /^Grace (.*) of what is open for reading, with a limit of (\d+) ms, which pass$/,
  async function (this: AuditWorld, asks: string, timeoutMs: string) {
    const limit = Number(timeoutMs);
    await this.part(ReadBeside).ask(asks, { timeoutMs: limit }, (clock) => clock.advance(limit));
  },
);

When(
  /^Grace (.*) of what is open for reading, and gives up$/,
  async function (this: AuditWorld, asks: string) {
    const grace = new AbortController();
    await this.part(ReadBeside).ask(asks, { signal: grace.signal }, () => grace.abort('Grace has gone'));
  },
);

When(
  'Grace counts the entries, closes the reader at once, and counts them again',
  async function (this: AuditWorld) {
    await this.part(ReadBeside).closeEarly();
  },
);

When(
  'Grace counts the entries, closes the reader within {int} ms, which pass, and counts them again',
  async function (this: AuditWorld, timeoutMs: number) {
    await this.part(ReadBeside).closeEarly({ timeoutMs });
  },
);

When(/^Grace opens it for reading with (.*)$/, async function (this: AuditWorld, options: string) {
  const beside = this.part(ReadBeside);
  await beside.note(beside.open(JSON.parse(options)));
});

When(/^the engine of a reader is (.*)$/, async function (this: AuditWorld, asked: string) {
  await this.part(ReadBeside).write(asked);
});

Then(
  'it finds {int} entries, by page, by stream, by id and by filter',
  function (this: AuditWorld, count: number) {
    const { told } = this.part(ReadingOnly);
    assert.deepEqual(told, { counts: Array(5).fill(count) });
  },
);

Then('nothing is left behind, and nothing in the folder has changed', function (this: AuditWorld) {
  this.part(ReadingOnly).expectUntouched();
});

Then('it is told {word}, because of {string}', function (this: AuditWorld, code: string, reason: string) {
  const { told } = this.part(ReadingOnly);
  assert.equal(told.code, code, String(told.message));
  assert.ok(String(told.message).includes(reason), String(told.message));
});

Then('Grace finds {int} entries', function (this: AuditWorld, count: number) {
  assert.deepEqual(this.part(ReadBeside).outcomes, [count]);
});

Then(/^the reader tells her (\w+)$/, function (this: AuditWorld, code: string) {
  assert.deepEqual(this.part(ReadBeside).outcomes, [code]);
});

Then('the reader tells her that she has gone', function (this: AuditWorld) {
  assert.deepEqual(this.part(ReadBeside).outcomes, ['Grace has gone']);
});

Then(/^when she (.*) without a limit, she has her answer$/, async function (this: AuditWorld, asks: string) {
  const beside = this.part(ReadBeside);
  await beside.ask(asks, {}, () => undefined);
  assert.doesNotMatch(String(beside.outcomes.at(-1)), /^AUDIT_/);
  assert.equal(beside.outcomes.length, 2);
});

Then(
  'her first question is answered, her second is told {word}, and the reader is closed',
  function (this: AuditWorld, code: string) {
    assert.deepEqual(this.part(ReadBeside).outcomes, [code, 3, 'closed']);
  },
);

Then(
  'both her questions are told {word}, and the reader is closed',
  function (this: AuditWorld, code: string) {
    assert.deepEqual(this.part(ReadBeside).outcomes, [code, code, 'closed']);
  },
);

Then('her first question is told AUDIT_STORE_REPLACED', function (this: AuditWorld) {
  assert.equal(this.part(ReadBeside).outcomes[0], 'AUDIT_STORE_REPLACED');
});

Then('her second question is told {word}', function (this: AuditWorld, told: string) {
  assert.equal(String(this.part(ReadBeside).outcomes[1]), told);
});

When(
  'Grace opens it for reading, Ada records {int} more and closes it, and Grace closes it',
  async function (this: AuditWorld, count: number) {
    const beside = this.part(ReadBeside);
    const { ada } = beside;
    assert.ok(ada);
    await beside.use(async (reader) => {
      await reader.count();
      for (let number = 0; number < count; number += 1) {
        ada.record({ eventType: 'plan.applied' });
      }
      await ada.close();
    });
  },
);

Then('{int} entries are in the file by itself', function (this: AuditWorld, count: number) {
  assert.equal(this.part(ReadingOnly).countInFileAlone(), count);
});

Then(
  'when somebody has opened it again to write, nothing but the log is in the folder',
  async function (this: AuditWorld) {
    const log = this.part(ReadingOnly);
    await log.visit();
    assert.deepEqual(log.files, ['audit.db']);
  },
);

Then('when both have closed it, nothing but the log is in the folder', async function (this: AuditWorld) {
  await this.part(ReadBeside).ada?.close();
  assert.deepEqual(this.part(ReadingOnly).files, ['audit.db']);
});
