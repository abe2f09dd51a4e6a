import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  type ExperimentError,
  type Exploration,
  exploreInterleavings,
  smallestCounterexample,
} from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import type { BrokenSearch } from '../interleavings/support/broken-search';
import { brokenSearches } from '../interleavings/support/broken-searches';
import { oddResults } from '../interleavings/support/odd-results';
import type { AuditWorld } from '../support/world';

/** A search that comes to an end before its time. */
class EndedSearch {
  search: BrokenSearch | undefined;
  exploration: Exploration | undefined;
  written = '';
}

Given('a search in which {}', function (this: AuditWorld, what: string) {
  const make = brokenSearches[what];
  ok(make, `No search is known in which ${what}.`);
  this.part(EndedSearch).search = make();
});

Given('an exploration of callers who give back {}', async function (this: AuditWorld, what: string) {
  const value = oddResults[what];
  ok(value, `No value is known as ${what}.`);
  this.part(EndedSearch).exploration = await exploreInterleavings({
    name: 'odd results',
    setup(turns) {
      const work = turns.control('work', value);
      turns.note({ kind: 'assigned', slot: 'last', value: 'none' });
      const callers = ['Ada', 'Bob'].map((name) => ({ name, run: work }));
      return {
        callers,
        check: () => {
          throw value();
        },
      };
    },
  });
});

When('it ends with {string}', async function (this: AuditWorld, message: string) {
  const ended = this.part(EndedSearch);
  const { experiment, options } = ended.search as BrokenSearch;
  try {
    ended.exploration = await exploreInterleavings(experiment, options);
  } catch (error) {
    ok(error instanceof Error && error.message.includes(message), `It ended with ${error}.`);
    ended.exploration = (error as ExperimentError).found;
    return;
  }
  equal(message, '', 'It ended without an error.');
});

When('it has ended by itself, among up to {int} callers', async function (this: AuditWorld, callers: number) {
  const { experiment, options } = this.part(EndedSearch).search as BrokenSearch;
  const { complete, explored } = await smallestCounterexample(() => experiment, callers, options);
  deepEqual({ complete, explored }, { complete: false, explored: 0 });
});

When('it is written as JSON and read again', function (this: AuditWorld) {
  const ended = this.part(EndedSearch);
  ended.written = JSON.stringify(ended.exploration);
});

Then('{int} orders were set up', function (this: AuditWorld, setups: number) {
  equal(this.part(EndedSearch).search?.setups, setups);
});

Then(
  'it has found {word} before, cut by {word}',
  function (this: AuditWorld, what: 'one-that-fails' | 'one-order' | 'nothing', limit: string) {
    const { exploration } = this.part(EndedSearch);
    ok(exploration, 'Nothing is left of it.');
    const { complete, cutBy, explored, failing, smallest, scope } = exploration;
    deepEqual({ complete, cutBy }, { complete: false, cutBy: [limit] });
    match(
      scope,
      what === 'nothing' ? /^nothing: / : /^only the first (?:\d+ interleavings|interleaving) of 2 callers: /,
    );
    equal(explored > 1, what === 'one-that-fails');
    equal(explored > 0, what !== 'nothing');
    equal(failing > 0n, what === 'one-that-fails');
    equal(smallest?.problems[0]?.message, failing > 0n ? 'the second was the last' : undefined);
  },
);

Then('the counts and the value {string} are in it', function (this: AuditWorld, shown: string) {
  const { exploration, written } = this.part(EndedSearch);
  const read = JSON.parse(written);
  equal(BigInt(read.interleavings), exploration?.interleavings);
  equal(BigInt(read.failing), exploration?.failing);
  equal(read.smallest.id, exploration?.smallest?.id);
  equal(read.scope, exploration?.scope);
  deepEqual(read.smallest, JSON.parse(JSON.stringify(exploration?.smallest)));
  equal(read.smallest.outcomes[0].value, shown);
  equal(read.smallest.problems[0].error, shown);
  equal(Object.keys(exploration ?? {}).includes('toJSON'), false);
});
