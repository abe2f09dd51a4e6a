import { deepEqual, equal, fail, ok } from 'node:assert/strict';
import { type Exploration, exploreInterleavings } from '@audit-race/interleavings';
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import { type Comparison, compareOutcomes } from '../interleavings/support/brute-force/compare-outcomes';
import {
  comparePrograms,
  type ProgramsOptions,
  type ProgramsReport,
} from '../interleavings/support/brute-force/compare-programs';
import { findShape, type PaperShape } from '../interleavings/support/brute-force/paper-shapes';
import { countStatements } from '../interleavings/support/brute-force/program';
import { runByBruteForce } from '../interleavings/support/brute-force/run-by-brute-force';
import type { Cast, Plot } from '../interleavings/support/brute-force/scene';
import type { LoopHabits } from '../interleavings/support/brute-force/seams';
import { findPlot } from '../interleavings/support/brute-force/subjects';
import { tellDifference } from '../interleavings/support/brute-force/tell-difference';
import type { AuditWorld } from '../support/world';

/** The explorer as it was: one goes on in each tick. */
const ONE_A_TICK = { togetherMax: 1 };

defineParameterType({
  name: 'casts',
  regexp: /\d+x\d+(?:, \d+x\d+)*/,
  transformer: (words: string): readonly Cast[] =>
    words.split(', ').map((word) => {
      const [callers = 0, points = 0] = word.split('x').map(Number);
      return { callers, points };
    }),
});

defineParameterType({
  name: 'counts',
  regexp: /\d+(?:, \d+)*/,
  transformer: (words: string): readonly number[] => words.split(', ').map(Number),
});

/** More sequences than any program of these sizes has. */
const RUNS_MAX = 100_000;

/** What plain Node and the explorer run side by side. */
class SideBySide {
  #plot: Plot | undefined;
  habits: LoopHabits = { starts: 'call', answers: 'at once' };
  readonly comparisons: Comparison[] = [];
  readonly oneATick: Comparison[] = [];
  programs: ProgramsReport | undefined;

  get plot(): Plot {
    return this.#plot ?? fail('Nobody is given.');
  }

  set plot(plot: Plot) {
    this.#plot = plot;
  }

  async compare(casts: readonly Cast[]): Promise<void> {
    for (const cast of casts) {
      const play = { plot: this.plot, cast, habits: this.habits };
      const plain = await runByBruteForce(play);
      this.comparisons.push(await compareOutcomes(plain, play));
      this.oneATick.push(await compareOutcomes(plain, play, ONE_A_TICK));
    }
  }
}

/** A shape whose orders were counted on paper, and what the explorer counts. */
class PaperAndExplorer {
  shape: PaperShape | undefined;
  readonly explorations: Exploration[] = [];
}

Given('a subject whose callers {string}', function (this: AuditWorld, act: string) {
  this.part(SideBySide).plot = findPlot(act);
});

Given('each of them is started behind an await', function (this: AuditWorld) {
  this.part(SideBySide).habits = { starts: 'await', answers: 'at once' };
});

Given('the shape {string}', function (this: AuditWorld, name: string) {
  this.part(PaperAndExplorer).shape = findShape(name);
});

When(
  'plain Node and an explorer that takes them for alike run {casts} of them',
  function (this: AuditWorld, casts: readonly Cast[]) {
    return this.part(SideBySide).compare(casts.map((cast) => ({ ...cast, areAlike: true })));
  },
);

When('plain Node and the explorer run {casts} of them', function (this: AuditWorld, casts: readonly Cast[]) {
  return this.part(SideBySide).compare(casts);
});

When(
  'plain Node and the explorer run {int} programs of {casts}, from the seed {int}',
  async function (this: AuditWorld, programs: number, [cast]: readonly Cast[], seed: number) {
    await runPrograms(this, cast, { programs, seed });
  },
);

When(
  'plain Node and an explorer of one completion a tick run {int} programs of {casts}, from the seed {int}',
  async function (this: AuditWorld, programs: number, [cast]: readonly Cast[], seed: number) {
    await runPrograms(this, cast, { programs, seed, exploration: ONE_A_TICK });
  },
);

When('Ada explores it with one completion a tick', async function (this: AuditWorld) {
  const { shape, explorations } = this.part(PaperAndExplorer);
  const { experiment } = shape ?? fail('No shape is given.');
  explorations.push(await exploreInterleavings(experiment, ONE_A_TICK));
  explorations.push(await exploreInterleavings(experiment, { ...ONE_A_TICK, symmetry: false }));
});

Then('both show {counts} outcomes, the same ones', function (this: AuditWorld, counts: readonly number[]) {
  const { comparisons } = this.part(SideBySide);
  for (const comparison of comparisons) {
    ok(comparison.isComplete, 'Not everything was run.');
    deepEqual(comparison.missed, [], 'The explorer misses outcomes of plain Node.');
    deepEqual(comparison.invented, [], 'The explorer shows what plain Node does not.');
  }
  deepEqual(outcomesOf(comparisons), counts);
});

Then('one completion a tick shows {counts} of them', function (this: AuditWorld, counts: readonly number[]) {
  const { oneATick } = this.part(SideBySide);
  deepEqual(
    oneATick.map(({ outcomes, missed }) => outcomes - missed.length),
    counts,
  );
});

Then('they show the same outcomes for all {int}', function (this: AuditWorld, programs: number) {
  const report = this.part(SideBySide).programs ?? fail('No program was run.');
  const { shortest } = report;
  equal(shortest, undefined, shortest && tellDifference(shortest));
  equal(report.compared, programs);
});

Then(
  'they differ for a program of at most {int} statements',
  function (this: AuditWorld, statements: number) {
    const { shortest } = this.part(SideBySide).programs ?? fail('No program was run.');
    ok(shortest, 'They differ for none.');
    ok(countStatements(shortest.program) <= statements, JSON.stringify(shortest.program));
  },
);

Then('it has {int} orders, as on paper', function (this: AuditWorld, orders: number) {
  const { shape, explorations } = this.part(PaperAndExplorer);
  equal(shape?.orders, BigInt(orders));
  equal(explorations.length, 2);
  for (const { interleavings, failing } of explorations) {
    deepEqual({ interleavings, failing }, { interleavings: BigInt(orders), failing: 0n });
  }
  equal(explorations.at(-1)?.explored, orders, 'Without symmetry, every order is run.');
});

async function runPrograms(
  world: AuditWorld,
  cast: Cast | undefined,
  options: Omit<ProgramsOptions, 'runsMax'>,
): Promise<void> {
  const report = await comparePrograms(cast ?? fail('Nobody runs them.'), { ...options, runsMax: RUNS_MAX });
  const { compared, outcomes, runs, explored } = report;
  world.log(
    `${compared} programs, ${outcomes} outcomes: ${runs} sequences in plain Node, ${explored} orders`,
  );
  world.part(SideBySide).programs = report;
}

function outcomesOf(comparisons: readonly Comparison[]): readonly number[] {
  return comparisons.map(({ outcomes }) => outcomes);
}
