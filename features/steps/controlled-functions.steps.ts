import { deepEqual, equal, ok } from 'node:assert/strict';
import type { Turns } from '@audit-race/interleavings';
import { Given, Then } from '@cucumber/cucumber';
import { callerOf } from '../interleavings/support/controls/callback-functions';
import { addingTo } from '../interleavings/support/controls/counters';
import { workingWhile } from '../interleavings/support/controls/happenings';
import { looks, targets } from '../interleavings/support/controls/looks';
import { doneBy, subject } from '../interleavings/support/controls/subject';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

/** What a caller has heard in the last order. */
class Heard {
  readonly words: string[] = [];
}

Given('two callers who add one to what {} holds', function (this: AuditWorld, kind: string) {
  const experiment = addingTo(kind);
  ok(experiment, `Nobody knows what ${kind} is.`);
  this.part(Search).family = () => experiment;
});

Given(/^a caller who looks at (?!timers)(.+)$/, function (this: AuditWorld, what: string) {
  const look = looks[what];
  ok(look, `Nobody knows how to look at ${what}.`);
  this.part(Search).family = subject((turns) => {
    const work = turns.control('work', () => undefined);
    const run = async () => {
      await work();
      await look(turns);
    };
    return doneBy(run, ['A']);
  });
});

Given(
  'callers for whom {string} of {} is to be controlled',
  function (this: AuditWorld, name: string, what: string) {
    ok(what in targets, `Nobody knows what ${what} is.`);
    this.part(Search).family = subject((turns: Turns) => {
      Reflect.apply(turns.controlAll, turns, [targets[what], [name]]);
      return doneBy(() => undefined);
    });
  },
);

Given('a caller of a function that {}', function (this: AuditWorld, does: string) {
  const family = callerOf(does, this.part(Heard).words);
  ok(family, `No function is known that ${does}.`);
  this.part(Search).family = family;
});

Given('a caller who works twice, and {}', function (this: AuditWorld, what: string) {
  const family = workingWhile(what);
  ok(family, `Nobody knows what ${what} is.`);
  this.part(Search).family = family;
});

Then(/^the caller has heard: (.+)$/, function (this: AuditWorld, heard: string) {
  equal(this.part(Heard).words.join('; '), heard);
});

Then(/^the story tells of the operations (.+)$/, function (this: AuditWorld, quoted: string) {
  const names = [...quoted.matchAll(/"([^"]+)"/g)].map(([, name]) => name);
  const told = new Set(this.part(Search).run.steps.map(({ operation }) => operation));
  told.delete('start');
  told.delete('work');
  deepEqual([...told].sort(), names);
});
