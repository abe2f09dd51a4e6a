import { deepEqual, equal, ok } from 'node:assert/strict';
import type { TimerControlOptions } from '@audit-race/interleavings';
import { Given, Then } from '@cucumber/cucumber';
import { lateRings } from '../interleavings/support/controls/late-rings';
import {
  controlledTwice,
  controlledWith,
  keepingModule,
  lookingAround,
  SomebodyElse,
  timerOf,
} from '../interleavings/support/controls/odd-timers';
import { endings, importedTimes, timesOfNode } from '../interleavings/support/controls/real-again';
import { doneBy, subject } from '../interleavings/support/controls/subject';
import { timedSubjects } from '../interleavings/support/controls/timed-subjects';
import { wayToWait } from '../interleavings/support/controls/ways-to-wait';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

/** What told and took time before anything was explored. */
class RealTimes {
  times: readonly unknown[] = [];
}

Given('two callers who wait once, by {}', async function (this: AuditWorld, way: string) {
  const wait = await wayToWait(way);
  ok(wait, `Nobody knows how to wait by ${way}.`);
  this.part(Search).family = subject((turns) => {
    turns.controlTimers();
    return doneBy(wait);
  });
});

Given(
  /^code that (.+), its timers controlled( in any order| in virtual time)?$/,
  function (this: AuditWorld, does: string, time: string | null) {
    control(this, does, { virtualTime: time === ' in virtual time' });
  },
);

Given(
  'code that {}, its timers ringing at most {int} time(s)',
  function (this: AuditWorld, does: string, ringsMax: number) {
    control(this, does, { ringsMax });
  },
);

Given(
  /^a timer of (.+) ms that must ring (before|after) one of 2 ms$/,
  function (this: AuditWorld, duration: string, when: string) {
    const values: Readonly<Record<string, unknown>> = { nothing: undefined, '"1"': '1' };
    this.part(Search).family = timerOf(
      duration in values ? values[duration] : Number(duration),
      when === 'before',
    );
  },
);

Given('two callers whose timers are controlled with {}', function (this: AuditWorld, options: string) {
  this.part(Search).family = controlledWith(JSON.parse(options));
});

Given('callers whose timers are controlled twice', function (this: AuditWorld) {
  this.part(Search).family = controlledTwice;
});

Given('a caller who looks at timers from all sides', async function (this: AuditWorld) {
  this.part(Search).family = await lookingAround();
});

Given('two callers whose late timers {}', function (this: AuditWorld, what: string) {
  const family = lateRings[what];
  ok(family, `No timers are known that ${what}.`);
  this.part(Search).family = family;
});

Then(/^the smallest that fails has the steps: (.+)$/, function (this: AuditWorld, steps: string) {
  equal(
    this.part(Search)
      .run.steps.map(({ operation }) => operation)
      .join(', '),
    steps,
  );
});

Given('a module that keeps the timers it finds in the first order', function (this: AuditWorld) {
  this.part(Search).family = keepingModule();
});

Given('an operation during which somebody else starts a timer', function (this: AuditWorld) {
  const somebody = new SomebodyElse();
  this.addCleanup(() => somebody.stop());
  this.part(Search).family = somebody.family;
});

Given('an exploration in which {}', function (this: AuditWorld, happens: string) {
  this.part(RealTimes).times = timesOfNode();
  const family = endings[happens];
  ok(family, `No exploration is known in which ${happens}.`);
  this.part(Search).family = family;
});

Then('the scope says {string}', function (this: AuditWorld, words: string) {
  const { scope } = this.part(Search).exploration;
  ok(scope.includes(words), scope);
});

Then('all timers and clocks are the real ones', async function (this: AuditWorld) {
  deepEqual(timesOfNode(), this.part(RealTimes).times);
  const { imported, now } = await importedTimes();
  deepEqual(imported, now);
  this.part(Search).ignoreRefusal();
});

function control(world: AuditWorld, does: string, options: TimerControlOptions): void {
  const family = timedSubjects[does];
  ok(family, `No code is known that ${does}.`);
  world.part(Search).family = family(options);
}
