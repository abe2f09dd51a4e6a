import { equal } from 'node:assert/strict';
import { replayInterleaving, smallestCounterexample } from '@audit-race/interleavings';
import { Then, When } from '@cucumber/cucumber';
import { type Family, Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

When(
  /^Ada looks for the smallest counterexample among up to (\d+) callers, with (\{.*\})$/,
  function (this: AuditWorld, callers: string, options: string) {
    const search = this.part(Search);
    return search.lookForCounterexample(() =>
      smallestCounterexample(search.family, Number(callers), JSON.parse(options)),
    );
  },
);

When('Ada hands in an experiment where a family belongs', function (this: AuditWorld) {
  const search = this.part(Search);
  const experiment: unknown = search.family(2);
  return search.lookForCounterexample(() => smallestCounterexample(experiment as Family, 2));
});

Then('the claim of the search is {string}', function (this: AuditWorld, words: string) {
  const { complete, scope } = this.part(Search).counterexample;
  equal(scope.slice(0, words.length), words);
  equal(complete, /^(?:every interleaving of up to|the smallest there is)/.test(words));
});

When('Ada replays without an id', async function (this: AuditWorld) {
  const search = this.part(Search);
  await search.replay(() => replayInterleaving(search.family(2), JSON.parse('null')));
});
