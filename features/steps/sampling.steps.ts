import { deepEqual, equal, match, notDeepEqual, ok } from 'node:assert/strict';
import {
  type Exploration,
  type ExplorationOptions,
  exploreInterleavings,
  replayInterleaving,
  type SchedulerChoice,
  smallestCounterexample,
} from '@audit-race/interleavings';
import { type DataTable, defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import { oneMoment, overtaking } from '../interleavings/support/sampled-races';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

/** So many orders by chance, beginning with a seed. */
type Sample = (seed: number) => Pick<ExplorationOptions, 'interleavingsMax' | 'scheduler'>;

/** Two searches side by side. */
class Samples {
  explorations: Exploration[] = [];
}

defineParameterType({
  name: 'sample',
  regexp: /(\d+) (random orders|random priorities)(?: of depth (\d+))?/,
  transformer(number: string, words: string, depth?: string): Sample {
    const interleavingsMax = Number(number);
    return (seed) => ({
      interleavingsMax,
      scheduler:
        words === 'random orders'
          ? { kind: 'random', seed }
          : { kind: 'pct', seed, ...(depth === undefined ? {} : { depth: Number(depth) }) },
    });
  },
});

Given('{int} callers of whom the first may overtake the last', function (this: AuditWorld, callers: number) {
  this.part(Search).family = () => overtaking(callers);
});

Given('{int} callers who must not meet at one of ten steps', function (this: AuditWorld, callers: number) {
  this.part(Search).family = () => oneMoment(callers);
});

When('Ada explores the first {int} orders', function (this: AuditWorld, interleavingsMax: number) {
  const search = this.part(Search);
  return search.explore(() => exploreInterleavings(search.family(2), { interleavingsMax }));
});

When('Ada tries {sample}, with seed {int}', function (this: AuditWorld, sample: Sample, seed: number) {
  const search = this.part(Search);
  return search.explore(() => exploreInterleavings(search.family(2), sample(seed)));
});

When(
  'Ada tries {sample}, limited by {word} {int}',
  function (this: AuditWorld, sample: Sample, limit: keyof ExplorationOptions, value: number) {
    const search = this.part(Search);
    return search.explore(() => exploreInterleavings(search.family(2), { ...sample(7), [limit]: value }));
  },
);

When(
  'Ada tries {sample} with the seeds {int} and {int}',
  async function (this: AuditWorld, sample: Sample, one: number, other: number) {
    const { family } = this.part(Search);
    for (const seed of [one, other]) {
      this.part(Samples).explorations.push(await exploreInterleavings(family(2), sample(seed)));
    }
  },
);

When(
  'Ada looks for the smallest counterexample in {sample} of up to {int} callers',
  function (this: AuditWorld, sample: Sample, callersMax: number) {
    const search = this.part(Search);
    return search.lookForCounterexample(() => smallestCounterexample(search.family, callersMax, sample(1)));
  },
);

When('Ada explores with the scheduler {}', function (this: AuditWorld, written: string) {
  const search = this.part(Search);
  const scheduler = JSON.parse(written) as SchedulerChoice;
  return search.explore(() => exploreInterleavings(search.family(2), { scheduler }));
});

Then('none of them fails', function (this: AuditWorld) {
  equal(this.part(Search).exploration.failing, 0n);
});

Then('some of them fail, and some do not', function (this: AuditWorld) {
  const { failing, interleavings } = this.part(Search).exploration;
  ok(failing > 0n && failing < interleavings, `${failing} of ${interleavings} fail`);
});

Then('the smallest that fails is {word}, which fails again', async function (this: AuditWorld, id: string) {
  const { family, run } = this.part(Search);
  equal(run.id, id);
  const again = await replayInterleaving(family(2), id);
  deepEqual(again, run);
});

Then('it takes {int} preemption and no joins', function (this: AuditWorld, most: number) {
  const { preemptions, joins, faults } = this.part(Search).run;
  deepEqual({ preemptions, joins, faults }, { preemptions: most, joins: 0, faults: 0 });
});

Then('both searches have found {word}', function (this: AuditWorld, same: 'the-same' | 'different-things') {
  const [one, other] = this.part(Samples).explorations.map(({ scope, ...found }) => found);
  const compare: (one: unknown, other: unknown) => void = same === 'the-same' ? deepEqual : notDeepEqual;
  compare(one, other);
});

Then('the scope begins {string}', function (this: AuditWorld, beginning: string) {
  const { scope, complete } = this.part(Search).exploration;
  equal(scope.slice(0, beginning.length), beginning);
  ok(!complete, 'Chance is said to have tried everything.');
});

Then('no run has more than:', function (this: AuditWorld, table: DataTable) {
  const { smallest, example } = this.part(Search).exploration;
  for (const [what = '', most] of table.raw()) {
    for (const run of [smallest, example]) {
      ok(Number(run?.[what as 'joins'] ?? 0) <= Number(most), `${run?.id} has too many ${what}`);
    }
  }
});

Then('it was found by chance, so that a smaller one may be there', function (this: AuditWorld) {
  const { run, complete, scope } = this.part(Search).counterexample;
  ok(run !== undefined && !complete);
  match(scope, /random/);
});
