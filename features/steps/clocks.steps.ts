import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { expectedNotes, RandomClocks } from '../recording/support/random-clocks';
import { ScriptedClock } from '../recording/support/scripted-clock';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

const NOON = Date.parse('2026-01-01T12:00:00.000Z');
const HOUR_MS = 3_600_000;

const TIMES: Readonly<Record<string, number>> = {
  noon: NOON,
  '2099': Date.parse('2099-01-01T00:00:00.000Z'),
  'a second later': NOON + 1000,
};

/** The clock of a scenario, and the entries that were recorded by it. */
class ClockStage {
  clock = new ScriptedClock([NOON]);
}

function readList(words: string): unknown[] {
  return words.split(/, | and /).map((word) => TIMES[word] ?? literal(word));
}

Given(/^a clock that says (.*)$/, function (this: AuditWorld, words: string) {
  const { now, startTimer, monotonic } = new ScriptedClock(readList(words));
  // One that jumps tells what it says alone: no time passes otherwise.
  const clock = words.includes('2099') ? { now, startTimer } : { now, startTimer, monotonic };
  this.part(MemoryStage).openLog({ clock });
});

Given('a clock that goes on, and is put forward by an hour in between', function (this: AuditWorld) {
  const clock = new ScriptedClock([NOON, NOON + 1, NOON + HOUR_MS + 2, NOON + HOUR_MS + 3]);
  this.part(ClockStage).clock = clock;
  this.part(MemoryStage).openLog({ clock });
});

Given(
  'a clock that goes back by {int} seconds with each entry',
  function (this: AuditWorld, seconds: number) {
    const clock = new ScriptedClock([0, 1, 2, 3, 4].map((step) => NOON - step * seconds * 1000));
    this.part(ClockStage).clock = clock;
    this.part(MemoryStage).openLog({ clock });
  },
);

When(
  'Ada records {int} entries by it, and another a minute later',
  async function (this: AuditWorld, count: number) {
    const { service } = this.part(AuditStage);
    for (let number = 1; number <= count; number += 1) {
      service.record({ eventType: 'plan.applied' });
    }
    this.part(ClockStage).clock.passedMs += 60_000;
    service.record({ eventType: 'plan.applied' });
    await service.flush();
  },
);

When('Ada records {int} entries by it', async function (this: AuditWorld, count: number) {
  const { service } = this.part(AuditStage);
  for (let number = 1; number <= count; number += 1) {
    service.record({ eventType: 'plan.applied', actor: 'ada', details: { number } });
    this.part(ClockStage).clock.passedMs += 1;
  }
  await service.flush();
});

When(
  'Ada records with {int} clocks that go on, jump, stand still and go back as chance has it',
  async function (this: AuditWorld, count: number) {
    await this.part(RandomClocks).recordMany(count);
  },
);

function storedTimes(world: AuditWorld): number[] {
  const rows = [...world.part(MemoryStage).store.rows.values()];
  return rows.filter(([, , eventType]) => eventType === 'plan.applied').map(([, time]) => time);
}

Then(
  /^(?:the times of her entries are|her entries have the times) (.*)$/,
  function (this: AuditWorld, words: string) {
    assert.deepEqual(storedTimes(this), readList(words));
  },
);

async function readNotes(world: AuditWorld): Promise<unknown[]> {
  const { entries } = await world.part(AuditStage).service.listEntries({ eventType: 'audit.clock' });
  return entries.map(({ details }) => details);
}

Then('an entry "audit.clock" says that the clock went from 2099 to noon', async function (this: AuditWorld) {
  assert.deepEqual(await readNotes(this), [
    { from: '2099-01-01T00:00:00.000Z', to: '2026-01-01T12:00:00.000Z' },
  ]);
});

Then('an entry "audit.clock" says that the clock went ahead by an hour', async function (this: AuditWorld) {
  assert.deepEqual(await readNotes(this), [
    { from: '2026-01-01T12:00:00.002Z', to: '2026-01-01T13:00:00.002Z' },
  ]);
});

Then(
  'the second of two entries "audit.clock" says that it leaves out {int} jumps',
  async function (this: AuditWorld, unnoted: number) {
    // The list follows the time, which goes back.
    assert.deepEqual(await readNotes(this), [
      { from: '2026-01-01T12:00:00.000Z', to: '2026-01-01T11:59:50.000Z' },
      { from: '2026-01-01T11:59:30.000Z', to: '2026-01-01T11:59:20.000Z', unnoted },
    ]);
  },
);

Then('the log of the program says that the clock has jumped', function (this: AuditWorld) {
  assert.deepEqual(this.part(MemoryStage).log.messages, ['warn: the clock of the audit log has jumped']);
});

Then(
  'asked for the entries of that day the log lists {int} of hers',
  async function (this: AuditWorld, count: number) {
    const request = { actor: 'ada', since: '2026-01-01', until: '2026-01-02' };
    assert.equal((await this.part(AuditStage).service.listEntries(request)).entries.length, count);
  },
);

Then('the log of the program says once that its clock is wrong', function (this: AuditWorld) {
  const { messages } = this.part(MemoryStage).log;
  assert.equal(messages.filter((line) => line.startsWith('error: The clock of an audit log ')).length, 1);
  assert.equal(messages.length, 1, messages.join('\n'));
});

Then(
  'every entry was stored in the order of acceptance, with the time that its clock told',
  function (this: AuditWorld) {
    for (const { readings, stored, recordedIds } of this.part(RandomClocks).trials) {
      const hers = stored.filter(([, , eventType]) => eventType === 'plan.applied');
      assert.deepEqual(
        hers.map(([id, time]) => [id, time]),
        recordedIds.map((id, index) => [id, readings[index]]),
      );
    }
  },
);

Then('all ids of each log differ, and each is larger than the one before', function (this: AuditWorld) {
  for (const { stored } of this.part(RandomClocks).trials) {
    const ids = stored.map(([id]) => id);
    assert.deepEqual(ids, [...new Set(ids)].sort());
  }
});

Then(
  'every jump back by more than 2 seconds is noted, but for those within a minute of a note',
  function (this: AuditWorld) {
    const { trials } = this.part(RandomClocks);
    const counts = trials.map(({ readings, stored }) => ({
      expected: expectedNotes(readings),
      noted: stored.filter(([, , eventType]) => eventType === 'audit.clock').length,
    }));
    assert.ok(counts.some(({ expected }) => expected === 1) && counts.some(({ expected }) => expected === 0));
    for (const { expected, noted } of counts) {
      assert.equal(noted, expected);
    }
  },
);
