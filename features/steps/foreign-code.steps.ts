import assert from 'node:assert/strict';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { systemClock } from '#audit-log/ports/clock';
import { ForeignTrials } from '../recording/support/foreign-trials';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { readChild } from '../support/child';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const OWN_PROMISES = path.join(__dirname, '../recording/support/programs/own-promises.js');

/** How a call of a program of its own has ended. */
class Ending {
  words = '';
}

/** What Ada was told when she asked for a session. */
class Refusal {
  error: unknown;
  thrown = '';
}

Given('an audit log whose engine fails because of {string}', function (this: AuditWorld, thrown: string) {
  this.part(Refusal).thrown = thrown;
  const createEngine = () => Promise.reject(new Error(thrown));
  this.part(MemoryStage).openLog({ createEngine });
});

/** What is no monotonic time. */
const oddTimes: Readonly<Record<string, () => unknown>> = {
  NaN: () => Number.NaN,
  '"5"': () => '5',
  'a promise that rejects': () => Promise.reject(new Error('There is no time.')),
  thrown() {
    throw new Error('There is no time.');
  },
};

Given(
  'an audit log with a logger, and a clock whose monotonic time is {}',
  function (this: AuditWorld, time: string) {
    const tell = oddTimes[time];
    assert.ok(tell, `What is meant by ${time}?`);
    const clock = Object.assign({ ...systemClock }, { monotonic: tell });
    this.part(MemoryStage).openLog(Object.assign({}, { clock }));
  },
);

When(
  'Ada records {string} and {string}, one after the other',
  async function (this: AuditWorld, first: string, second: string) {
    const { service } = this.part(AuditStage);
    await service.record({ eventType: first }).stored();
    await service.record({ eventType: second }).stored();
  },
);

Then(
  'both are stored, and the logger has heard once {string}',
  async function (this: AuditWorld, words: string) {
    const heard = this.part(MemoryStage).log.messages.filter((message) => message.includes(words));
    assert.equal(await this.part(AuditStage).service.count(), 2);
    assert.equal(heard.length, 1, heard.join('\n'));
  },
);

When('Ada asks for a session', async function (this: AuditWorld) {
  const { service } = this.part(AuditStage);
  this.part(Refusal).error = await service.ensureSession().catch((error: unknown) => error);
});

Then('the error says {string}, and its cause is whole', function (this: AuditWorld, message: string) {
  const { error } = this.part(Refusal);
  assert.ok(error instanceof Error && error.cause instanceof Error);
  assert.equal(error.message, message);
  assert.equal(error.cause.message, this.part(Refusal).thrown);
});

When(
  'a program tries the {word} with everything that it may do wrong',
  async function (this: AuditWorld, part: string) {
    await this.part(ForeignTrials).run(part);
  },
);

When('a program gives a promise of itself in {}', async function (this: AuditWorld, name: string) {
  const cwd = this.part(TemporaryFolder).path;
  const env = { ...process.env, FUNCTION: name };
  this.part(Ending).words = await readChild(process.execPath, [OWN_PROMISES], { cwd, env });
});

Then('the call that waits for it ends: {string}', function (this: AuditWorld, words: string) {
  assert.equal(this.part(Ending).words, words);
});

Then(
  '{int} trials were made, and in each every entry is stored or given back and every promise settles',
  function (this: AuditWorld, count: number) {
    const { outcomes } = this.part(ForeignTrials).report;
    const faulty = outcomes.filter(({ faults }) => faults.length > 0);
    assert.deepEqual(faulty, []);
    assert.equal(outcomes.length, count);
  },
);

Then('no error and no rejection has reached the program', function (this: AuditWorld) {
  assert.deepEqual(this.part(ForeignTrials).report.stray, []);
});

Then(
  /^the process was warned of (.*), at most once for each trial$/,
  function (this: AuditWorld, codes: string) {
    const { outcomes, warnings } = this.part(ForeignTrials).report;
    const expected = codes.split(' and ').map((code) => `AuditWarning ${code}`);
    // The trial that is made at the end is that of a logger.
    const told = new Set([...warnings, 'AuditWarning AUDIT_LOGGER_FAILED']);
    assert.deepEqual(
      [...told].sort(),
      [...new Set([...expected, 'AuditWarning AUDIT_LOGGER_FAILED'])].sort(),
    );
    for (const code of expected) {
      assert.ok(warnings.filter((warning) => warning === code).length <= outcomes.length, code);
    }
  },
);

Then('of one logger that always throws the process was warned once', function (this: AuditWorld) {
  assert.equal(this.part(ForeignTrials).report.ofOneLogger, 1);
});
