import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { type Exploration, type ExplorationProgress, exploreInterleavings } from '@audit-race/interleavings';
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import { barrierTasks } from '../interleavings/support/barrier-tasks';
import {
  countIndependent,
  countLocked,
  countRacing,
  type PaperCount,
} from '../interleavings/support/counting-on-paper';
import { independentCallers, lockedCallers, racingCallers } from '../interleavings/support/models';
import { Search } from '../interleavings/support/search';
import type { AuditWorld } from '../support/world';

interface Lock {
  readonly isLocked: boolean;
  readonly isFallible: boolean;
}

defineParameterType({
  name: 'lock',
  regexp: /(with|without) a lock(, on a faulty disk)?/,
  transformer: (word: string, faulty?: string): Lock => ({
    isLocked: word === 'with',
    isFallible: Boolean(faulty),
  }),
});

/** What was counted on paper, and how the search is to go. */
class Calculation {
  paper: PaperCount | undefined;
  symmetry = true;
  readonly progress: bigint[] = [];
}

Given(
  '{int} independent callers with {int} operations each',
  function (this: AuditWorld, callers: number, operations: number) {
    this.part(Search).family = () => independentCallers({ callers, operations, isFallible: false });
    this.part(Calculation).paper = { interleavings: countIndependent(callers, operations), failing: 0n };
  },
);

Given(
  '{int} callers who open a session of {int} operations {lock}',
  function (this: AuditWorld, callers: number, operations: number, lock: Lock) {
    const shape = { callers, operations, isFallible: lock.isFallible };
    this.part(Search).family = () => (lock.isLocked ? lockedCallers(shape) : racingCallers(shape));
    this.part(Calculation).paper = lock.isLocked ? countLocked(shape) : countRacing(shape);
  },
);

Given('callers who are all told apart', function (this: AuditWorld) {
  this.part(Calculation).symmetry = false;
});

Given('an experiment of {int} tasks that meet at a barrier', function (this: AuditWorld, parties: number) {
  this.part(Search).family = () => barrierTasks(parties);
});

When('Ada explores every order, one step in each tick', function (this: AuditWorld) {
  const search = this.part(Search);
  const { symmetry } = this.part(Calculation);
  return search.explore(() => exploreInterleavings(search.family(2), { symmetry, togetherMax: 1 }));
});

When('Ada explores every order', function (this: AuditWorld) {
  const search = this.part(Search);
  const { symmetry } = this.part(Calculation);
  return search.explore(() => exploreInterleavings(search.family(2), { symmetry }));
});

When(
  'Ada explores every order of {int} and of {int} callers at the same time',
  async function (this: AuditWorld, fewer: number, more: number) {
    const search = this.part(Search);
    const first = exploreInterleavings(search.family(fewer));
    await search.explore(() => exploreInterleavings(search.family(more)));
    equal((await first).failing, (await first).interleavings);
    equal(search.exploration.failing, search.exploration.interleavings);
  },
);

When('Ada explores every order, listening for progress', function (this: AuditWorld) {
  const search = this.part(Search);
  const { symmetry, progress } = this.part(Calculation);
  const onProgress = ({ interleavings }: ExplorationProgress) => progress.push(interleavings);
  return search.explore(() =>
    exploreInterleavings(search.family(2), { symmetry, progressEveryMs: 1, onProgress }),
  );
});

When(
  'Ada explores the first {int} orders, listening for progress',
  function (this: AuditWorld, interleavingsMax: number) {
    const search = this.part(Search);
    const { progress } = this.part(Calculation);
    const onProgress = ({ interleavings }: ExplorationProgress) => progress.push(interleavings);
    const options = { interleavingsMax, progressEveryMs: 1, onProgress };
    return search.explore(() => exploreInterleavings(search.family(2), options));
  },
);

Then('Ada hears of no interleavings before the end', function (this: AuditWorld) {
  const { progress } = this.part(Calculation);
  deepEqual([...new Set(progress)], [0n]);
});

Then('Ada hears of more and more interleavings before the end', function (this: AuditWorld) {
  const { progress } = this.part(Calculation);
  const { interleavings } = this.part(Search).exploration;
  ok(progress.length > 0, 'Nothing was heard.');
  ok(
    progress.every((count, index) => count > (progress[index - 1] ?? 0n) && count <= interleavings),
    progress.join(),
  );
});

Then('there are {int} interleavings', function (this: AuditWorld, interleavings: number) {
  equal(this.part(Search).exploration.interleavings, BigInt(interleavings));
});

Then('there are {int} interleavings, as on paper', function (this: AuditWorld, interleavings: number) {
  equal(this.part(Search).exploration.interleavings, BigInt(interleavings));
  equal(this.part(Calculation).paper?.interleavings, BigInt(interleavings));
});

Then('every interleaving with one step in each tick is covered and holds', function (this: AuditWorld) {
  const { exploration } = this.part(Search);
  expectNothingElseCut(exploration);
  equal(exploration.failing, 0n);
});

Then('only the starts of the callers are put in order', function (this: AuditWorld) {
  const { exploration } = this.part(Search);
  ok(!exploration.complete);
  match(exploration.scope, /The explorer controlled nothing, so it ordered only the starts/);
});

Then('every interleaving is covered and holds', function (this: AuditWorld) {
  const { complete, scope, failing, smallest } = this.part(Search).exploration;
  ok(complete, `Not every interleaving was covered: ${scope}.`);
  equal(failing, 0n, `${failing} fail, the smallest is ${smallest?.id}: ${smallest?.problems[0]?.message}`);
});

Then(
  '{int} of {int} interleavings fail, as on paper',
  function (this: AuditWorld, failing: number, interleavings: number) {
    const { exploration } = this.part(Search);
    const expected = { interleavings: BigInt(interleavings), failing: BigInt(failing) };
    deepEqual({ interleavings: exploration.interleavings, failing: exploration.failing }, expected);
    deepEqual(this.part(Calculation).paper, expected);
    expectNothingElseCut(exploration);
  },
);

Then(
  '{int} of {int} interleavings fail',
  function (this: AuditWorld, failing: number, interleavings: number) {
    const { exploration } = this.part(Search);
    const counted = { failing: exploration.failing, interleavings: exploration.interleavings };
    deepEqual(counted, { failing: BigInt(failing), interleavings: BigInt(interleavings) });
  },
);

Then('one check has waited for ever, and the search is cut by error', function (this: AuditWorld) {
  const { failing, cutBy, complete, scope } = this.part(Search).exploration;
  deepEqual({ failing, cutBy, complete }, { failing: 1n, cutBy: ['error'], complete: false });
  match(
    scope,
    /: the search stopped after .*, because each further order would wait as long for a check that never ends\./,
  );
});

Then('both are still waiting in the failing one', function (this: AuditWorld) {
  const statuses = this.part(Search).run.outcomes.map(({ status }) => status);
  deepEqual(statuses, ['pending', 'pending']);
});

Then('{int} of them were run', function (this: AuditWorld, explored: number) {
  equal(this.part(Search).exploration.explored, explored);
});

/** Counting on paper knows nothing of ticks, so the search may leave out that some are shared, and nothing else. */
function expectNothingElseCut({ complete, cutBy, scope }: Exploration): void {
  ok(complete || cutBy.join() === 'togetherMax', `Not every interleaving was covered: ${scope}.`);
}
