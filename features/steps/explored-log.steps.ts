import { deepEqual, equal, ok } from 'node:assert/strict';
import { attachExploration } from '@audit-race/cucumber';
import {
  type Exploration,
  type ExplorationOptions,
  exploreInterleavings,
  type InterleavingExperiment,
} from '@audit-race/interleavings';
import { Given, Then, When } from '@cucumber/cucumber';
import { exploreLog, issuesOf, type LogExperiment } from '../interleavings/support/explored-log/explore-log';
import { exploreRealLog } from '../interleavings/support/explored-log/explore-real-log';
import type { Mishap } from '../interleavings/support/explored-log/explored-engine';
import { Search } from '../interleavings/support/search';
import { WAIT_MS_MAX } from '../support/patience';
import type { AuditWorld } from '../support/world';

/** Who shares an audit log, which one, and on which store. */
class SharedLog {
  experiment: LogExperiment = { cast: [], side: 'as it is', mishaps: [], oldEntries: 0, attemptsMax: 2 };

  set(facts: Partial<LogExperiment>): void {
    this.experiment = { ...this.experiment, ...facts };
  }
}

Given(
  /^an audit log that (\d+) callers share: (each .+|one .+)$/,
  function (this: AuditWorld, callers: string, words: string) {
    const deeds = words.split(', ').map((part) => part.replace(/^(each|one) /, ''));
    const cast = words.startsWith('each') ? Array<string>(Number(callers)).fill(deeds.join(', ')) : deeds;
    ok(cast.length === Number(callers), `${callers} callers share the log, and ${cast.length} are named.`);
    this.part(SharedLog).set({ cast });
  },
);

Given('an audit log on SQLite that {int} callers share', function (this: AuditWorld, callers: number) {
  this.part(SharedLog).set({ cast: Array<string>(callers).fill('asks for the session') });
});

Given(/^a service (as it was|that .+)$/, function (this: AuditWorld, side: string) {
  this.part(SharedLog).set({ side });
});

Given(/^a store in which, at any call, (.+)$/, function (this: AuditWorld, mishaps: string) {
  this.part(SharedLog).set({ mishaps: mishaps.split(/, | or /) as Mishap[] });
});

Given('a store with {int} old entries', function (this: AuditWorld, oldEntries: number) {
  this.part(SharedLog).set({ oldEntries });
});

Given('a writer that gives up after {int} attempt(s)', function (this: AuditWorld, attemptsMax: number) {
  this.part(SharedLog).set({ attemptsMax });
});

When('Grace has them take turns in every order', function (this: AuditWorld) {
  return explore(this, exploreLog(this.part(SharedLog).experiment), { symmetry: true });
});

When('Grace has them take turns in every order, one by one', function (this: AuditWorld) {
  return explore(this, exploreLog(this.part(SharedLog).experiment), { symmetry: false });
});

When(
  'Grace has them take turns in every order, with answers on their way and at most {int} join(s)',
  function (this: AuditWorld, joinsMax: number) {
    const experiment = { ...exploreLog(this.part(SharedLog).experiment), answers: 'later' as const };
    return explore(this, experiment, { symmetry: true, joinsMax });
  },
);

When('Grace has them open it in every order', function (this: AuditWorld) {
  const { cast, side } = this.part(SharedLog).experiment;
  return explore(this, exploreRealLog(cast.length, side), { symmetry: true });
});

When('Grace has them open it in every order, one by one', function (this: AuditWorld) {
  const { cast, side } = this.part(SharedLog).experiment;
  return explore(this, exploreRealLog(cast.length, side), { symmetry: false });
});

Then('every promise is kept in all {int} interleavings', function (this: AuditWorld, interleavings: number) {
  const { exploration } = this.part(Search);
  expectEveryInterleaving(exploration);
  equal(exploration.failing, 0n, exploration.smallest?.problems[0]?.message);
  equal(exploration.interleavings, BigInt(interleavings));
});

Then(
  'every promise is kept in the {int} interleavings with at most {int} join(s)',
  function (this: AuditWorld, interleavings: number, joinsMax: number) {
    const { exploration } = this.part(Search);
    // Some have no more joins than that, so that nothing was left out.
    ok(exploration.complete || exploration.cutBy.join() === 'joinsMax', exploration.scope);
    ok(exploration.complete || exploration.scope.includes(`at most ${joinsMax} join`), exploration.scope);
    equal(exploration.failing, 0n, exploration.smallest?.problems[0]?.message);
    equal(exploration.interleavings, BigInt(interleavings));
  },
);

Then(
  'a promise is broken in {int} of {int} interleavings',
  function (this: AuditWorld, failing: number, interleavings: number) {
    const { exploration } = this.part(Search);
    expectEveryInterleaving(exploration);
    const counted = { failing: exploration.failing, interleavings: exploration.interleavings };
    deepEqual(counted, { failing: BigInt(failing), interleavings: BigInt(interleavings) });
  },
);

async function explore(
  world: AuditWorld,
  experiment: InterleavingExperiment,
  limits: Partial<ExplorationOptions>,
): Promise<void> {
  const search = world.part(Search);
  search.family = () => experiment;
  // A real store takes as long as the machine lets it.
  const options = { ...limits, effectTimeoutMs: WAIT_MS_MAX };
  await search.explore(() => exploreInterleavings(experiment, options));
  const log = world.part(SharedLog).experiment;
  attachExploration(world, search.exploration, { issues: issuesOf(log), code: log.side });
}

/** A search that was cut short proves nothing. */
function expectEveryInterleaving({ complete, scope }: Exploration): void {
  ok(complete, `Not every interleaving was covered: ${scope}.`);
}
