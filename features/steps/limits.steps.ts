import { equal, ok, throws } from 'node:assert/strict';
import { type Exploration, exploreInterleavings, smallestCounterexample } from '@audit-race/interleavings';
import { defineParameterType, Then, When } from '@cucumber/cucumber';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

/** An option as a scenario writes it; it may be one that does not exist. */
interface Limit {
  readonly name: string;
  readonly value: unknown;
}

const OPTIONS: Readonly<Record<string, string>> = {
  interleavings: 'interleavingsMax',
  preemptions: 'preemptionsMax',
  faults: 'faultsMax',
  steps: 'stepsMax',
  retries: 'retriesMax',
};

defineParameterType({
  name: 'limit',
  regexp: /at most (-?[\d.]+) (\w+)|(\w+) "?(\w+)"?/,
  transformer: (value: string | undefined, noun: string | undefined, name: string, word: string): Limit =>
    noun === undefined
      ? { name, value: Number.isNaN(Number(word)) ? word : Number(word) }
      : { name: OPTIONS[noun] ?? noun, value: Number(value) },
});

When('Ada explores with {limit}', function (this: AuditWorld, { name, value }: Limit) {
  const search = this.part(Search);
  if (name === 'callersMax') {
    return search.lookForCounterexample(() => smallestCounterexample(search.family, Number(value)));
  }
  return search.explore(() => exploreInterleavings(search.family(2), { [name]: value }));
});

When(
  'Ada explores one step in each tick, with at most {int} preemptions',
  function (this: AuditWorld, preemptionsMax: number) {
    const search = this.part(Search);
    return search.explore(() => exploreInterleavings(search.family(2), { togetherMax: 1, preemptionsMax }));
  },
);

Then(
  '{int} interleavings are covered: {string}',
  function (this: AuditWorld, interleavings: number, scope: string) {
    const { exploration } = this.part(Search);
    // What every claim rests on follows the first sentence.
    equal(exploration.scope.split('. ')[0], scope);
    equal(exploration.interleavings, BigInt(interleavings));
  },
);

Then('the claim "every interleaving is covered" fails', function (this: AuditWorld) {
  const { exploration } = this.part(Search);
  throws(() => expectEveryInterleaving(exploration), { code: 'ERR_ASSERTION' });
  ok(exploration.cutBy.length > 0);
});

Then('the claim "every interleaving is covered" holds', function (this: AuditWorld) {
  expectEveryInterleaving(this.part(Search).exploration);
});

function expectEveryInterleaving({ complete, scope }: Exploration): void {
  ok(complete, `Not every interleaving was covered: ${scope}.`);
}
