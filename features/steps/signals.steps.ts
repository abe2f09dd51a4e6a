import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { Signals } from '#audit-log/ports/signals';
import { HeardSignals } from '../recording/support/heard-signals';
import { MeasuredProgram } from '../recording/support/measured-program';
import { AuditStage, MemoryStage } from '../support/audit-stage';
import { literal } from '../support/literal';
import type { AuditWorld } from '../support/world';

/** How often facts were worked out. */
class Work {
  count = 0;
}

Given('Grace listening to its signals', function (this: AuditWorld) {
  this.part(HeardSignals);
});

Given('an audit log of {string} in memory', function (this: AuditWorld, databaseUrl: string) {
  this.part(MemoryStage).openLog({ databaseUrl });
});

Given('a clock that is moved by hand, with timers that keep nothing alive', function (this: AuditWorld) {
  const { clock } = this.part(MemoryStage);
  clock.standStill();
  clock.startIdleTimer = clock.startTimer;
});

When(
  /^Ada tries to record (\d+) entries without an event type, and (a second passes|the log closes)$/,
  async function (this: AuditWorld, count: string, what: string) {
    const { service } = this.part(AuditStage);
    for (let number = 0; number < Number(count); number += 1) {
      assert.throws(() => service.record({ eventType: '' }));
    }
    await (what === 'the log closes' ? service.close() : this.part(MemoryStage).clock.advance(1000));
  },
);

When('a signal is published that nobody listens to', function (this: AuditWorld) {
  const work = this.part(Work);
  new Signals('sqlite:audit.db').publish('pruned', () => {
    work.count += 1;
    return { deleted: 0 };
  });
});

When(
  'a program with the metrics of the page records {int} entries, and {int} without an event type',
  async function (this: AuditWorld, count: number, refused: number) {
    await this.part(MeasuredProgram).run(count, refused);
  },
);

function pick(facts: Readonly<Record<string, unknown>>, like: object): object {
  return Object.fromEntries(Object.keys(like).map((name) => [name, facts[name]]));
}

/** Values of another realm are equal to ours only when they are copied. */
function readFacts(words: string): object {
  return { ...Object(literal(words)) };
}

Then('Grace has heard:', function (this: AuditWorld, table: DataTable) {
  const { heard } = this.part(HeardSignals);
  const expected = table.hashes().map(({ signal, facts = '' }) => ({ signal, facts: readFacts(facts) }));
  assert.deepEqual(
    heard.map(({ signal, facts }, index) => ({ signal, facts: pick(facts, expected[index]?.facts ?? {}) })),
    expected,
  );
});

Then(/^Grace has heard of kind (\S+): (.*)$/, function (this: AuditWorld, kind: string, words: string) {
  const { heard } = this.part(HeardSignals);
  const { log } = Object(heard[0]?.facts);
  assert.deepEqual(
    heard.filter(({ signal }) => signal === kind).map(({ facts }) => facts),
    [{ log, ...readFacts(words) }],
  );
});

Then('Grace has heard nothing of pruning', function (this: AuditWorld) {
  const { heard } = this.part(HeardSignals);
  assert.ok(heard.length > 0, 'She has heard nothing at all.');
  assert.deepEqual(
    heard.filter(({ signal }) => signal === 'pruned'),
    [],
  );
});

Then(
  'each signal of a batch tells its bytes, and each that it is stored how long that took',
  function (this: AuditWorld) {
    for (const { signal, facts } of this.part(HeardSignals).heard) {
      assert.ok(Number(facts.bytes) > 3 * 2 * 48, `${facts.bytes} bytes`);
      assert.equal(Number(facts.durationMs) >= 0, signal === 'stored');
    }
  },
);

Then('each signal says that it is of {string}', function (this: AuditWorld, log: string) {
  const { heard } = this.part(HeardSignals);
  assert.ok(heard.length > 1);
  assert.deepEqual(new Set(heard.map(({ facts }) => facts.log)), new Set([log]));
  assert.ok(this.part(AuditStage).service);
});

Then('its facts were not worked out', function (this: AuditWorld) {
  assert.equal(this.part(Work).count, 0);
});

Then(
  'its metrics say that {int} entries are stored, {int} is refused and {int} wait',
  function (this: AuditWorld, stored: number, refused: number, waiting: number) {
    const { file, metrics } = this.part(MeasuredProgram);
    const log = JSON.stringify(`sqlite://${file}`);
    for (const line of [
      `audit_stored_total{log=${log}} ${stored}`,
      `audit_refused_total{log=${log}} ${refused}`,
      `audit_waiting{log=${log}} ${waiting}`,
    ]) {
      assert.ok(metrics.includes(`${line}\n`), metrics);
    }
    assert.match(metrics, /^audit_store_seconds_total\{.*\} \d/m);
  },
);
