import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { AuditEntryError } from 'audit-race';
import { readStrictTime } from '#audit-log/domain/strict-time';
import { expectedTime, nearlyTimes } from '../querying/support/nearly-times';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

/** The texts that were read, and what came of each: milliseconds, or nothing where it was refused. */
class ReadTexts {
  readonly found = new Map<string, number | undefined>();
}

Given(/^a machine in (\S+)$/, function (this: AuditWorld, zone: string) {
  const before = process.env.TZ;
  process.env.TZ = zone;
  this.addCleanup(() => {
    if (before === undefined) {
      delete process.env.TZ;
    } else {
      process.env.TZ = before;
    }
  });
});

When(/^the audit log reads the time (.*)$/, async function (this: AuditWorld, source: string) {
  this.part(MemoryStage);
  await this.part(AuditStage).attempt(() => read(literal(source)));
});

When(
  'the audit log reads {int} texts that are times or nearly so',
  function (this: AuditWorld, count: number) {
    const { found } = this.part(ReadTexts);
    for (const text of nearlyTimes(count)) {
      found.set(text, readOrRefuse(text));
    }
  },
);

Then(/^it is (\S+Z)$/, function (this: AuditWorld, time: string) {
  assert.equal(new Date(Number(this.part(AuditStage).fulfilment)).toISOString(), time);
});

Then(/^the time is refused: "(.*)"$/, function (this: AuditWorld, told: string) {
  const { rejection } = this.part(AuditStage);
  assert.ok(rejection instanceof AuditEntryError, String(rejection));
  assert.ok(
    rejection.message.startsWith('The time must be a Date or ISO 8601 text such as '),
    rejection.message,
  );
  assert.ok(rejection.message.includes(told), rejection.message);
});

Then('it reads and refuses the same as a reader that was written apart', function (this: AuditWorld) {
  const { found } = this.part(ReadTexts);
  const wrong = [...found].filter(([text, time]) => expectedTime(text) !== time);
  assert.deepEqual(wrong, []);
  const read = [...found.values()].filter((time) => time !== undefined).length;
  // A generator that makes only one of the two would try nothing.
  assert.ok(read > 500 && found.size - read > 500, `${read} of ${found.size} were read.`);
});

function read(value: unknown): number {
  return readStrictTime({
    what: 'The time',
    value,
    refuse: (message) => new AuditEntryError('time', message),
  });
}

function readOrRefuse(text: string): number | undefined {
  try {
    return read(text);
  } catch (error) {
    assert.ok(error instanceof AuditEntryError, String(error));
    return undefined;
  }
}
