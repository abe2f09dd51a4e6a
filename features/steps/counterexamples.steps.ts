import { deepEqual, equal, ok } from 'node:assert/strict';
import * as harness from '@audit-race/interleavings';
import {
  exploreInterleavings,
  type InterleavingRun,
  replayInterleaving,
  smallestCounterexample,
} from '@audit-race/interleavings';
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import { claims } from '../interleavings/support/claims';
import { flaws } from '../interleavings/support/flaws';
import { lateErrors } from '../interleavings/support/late-errors';
import { errorsBeside } from '../interleavings/support/left-behind';
import { misuses } from '../interleavings/support/misuses';
import { OutsideEar } from '../interleavings/support/outside-ear';
import { picturedRaces } from '../interleavings/support/pictured-races';
import { races } from '../interleavings/support/races';
import { readyMadeRaces } from '../interleavings/support/ready-made/ready-made-races';
import { type Family, Search } from '../interleavings/support/search';
import { unproven } from '../interleavings/support/unproven';
import { oddWaits } from '../interleavings/support/waits/odd-waits';
import { ways } from '../interleavings/support/ways';
import type { AuditWorld } from '../support/world';

/** A run that was printed, and what came of replaying it. */
class Replays {
  printed: InterleavingRun | undefined;
  readonly runs: InterleavingRun[] = [];
}

defineParameterType({
  name: 'size',
  regexp: /(\d+) callers?, (\d+) faults?, (\d+) preemptions? and (\d+) steps/,
  transformer: (callers: string, faults: string, preemptions: string, steps: string) => ({
    callers: Number(callers),
    faults: Number(faults),
    preemptions: Number(preemptions),
    steps: Number(steps),
  }),
});

function familyOf(behaviour: string): Family {
  const family = {
    ...races,
    ...flaws,
    ...lateErrors,
    ...errorsBeside,
    ...oddWaits,
    ...misuses,
    ...claims,
    ...picturedRaces,
    ...ways,
    ...readyMadeRaces,
    ...unproven,
  }[behaviour];
  ok(family, `No callers are known who ${behaviour}.`);
  return family;
}

Given(
  /^callers who (?!are all told apart)(?!open a session of)(.+?)(?: since then)?$/,
  function (this: AuditWorld, behaviour: string) {
    this.part(Search).family = familyOf(behaviour);
    if (behaviour.includes('somebody else')) {
      this.part(OutsideEar).listen();
    }
  },
);

Given('a counterexample that was printed', async function (this: AuditWorld) {
  const { run } = await smallestCounterexample(this.part(Search).family, 2);
  ok(run, 'There is no counterexample to print.');
  this.part(Replays).printed = run;
});

When(
  'Ada looks for the smallest counterexample among up to {int} callers',
  function (this: AuditWorld, callers: number) {
    const search = this.part(Search);
    return search.lookForCounterexample(() => smallestCounterexample(search.family, callers));
  },
);

When(
  'Ada looks for the smallest counterexample among up to {int} callers, running at most {int} interleavings',
  function (this: AuditWorld, callers: number, interleavingsMax: number) {
    const search = this.part(Search);
    return search.lookForCounterexample(() =>
      smallestCounterexample(search.family, callers, { interleavingsMax }),
    );
  },
);

When(
  'Ada looks for the smallest counterexample among up to {int} callers, with at most {int} faults and {int} preemptions, and no joins',
  function (this: AuditWorld, callers: number, faultsMax: number, preemptionsMax: number) {
    const search = this.part(Search);
    return search.lookForCounterexample(() =>
      smallestCounterexample(search.family, callers, { faultsMax, preemptionsMax, joinsMax: 0 }),
    );
  },
);

When('Ada replays it once', function (this: AuditWorld) {
  return replay(this, 1);
});

When('Ada replays it {int} times', function (this: AuditWorld, times: number) {
  return replay(this, times);
});

When('Ada replays {string}', async function (this: AuditWorld, id: string) {
  const search = this.part(Search);
  await search.replay(() => replayInterleaving(search.family(2), id));
});

When(
  'Ada explores every order, allowing {int} ms for each operation',
  function (this: AuditWorld, effectTimeoutMs: number) {
    const search = this.part(Search);
    return search.explore(() => exploreInterleavings(search.family(2), { effectTimeoutMs }));
  },
);

Then('it takes {size}', function (this: AuditWorld, size: object) {
  const { run, counterexample } = this.part(Search);
  const found = { callers: counterexample.callers, faults: run.faults, preemptions: run.preemptions };
  deepEqual({ ...found, steps: run.steps.length }, size);
});

Then('it says {string}', function (this: AuditWorld, finding: string) {
  const said = this.part(Search).run.problems.map(({ message }) => message);
  ok(
    said.some((message) => message.includes(finding)),
    `It says: ${said.join('; ')}`,
  );
});

Then(
  'at least one interleaving fails with a finding of kind {string}',
  function (this: AuditWorld, kind: string) {
    const { exploration, run } = this.part(Search);
    ok(exploration.failing > 0n, 'No interleaving fails.');
    ok(
      run.problems.some((problem) => problem.kind === kind),
      `Found: ${run.problems.map((problem) => problem.kind)}`,
    );
  },
);

Then(
  /^the smallest failing interleaving is (\S+), as without faults$/,
  async function (this: AuditWorld, id: string) {
    const { run, family } = this.part(Search);
    const withoutFaults = await exploreInterleavings(family(2), { faultsMax: 0 });
    deepEqual([run.id, withoutFaults.smallest?.id], [id, id]);
  },
);

Then('Ada can replay it', async function (this: AuditWorld) {
  const { run, family } = this.part(Search);
  const replayed = await replayInterleaving(family(2), run.id);
  deepEqual(JSON.stringify(replayed), JSON.stringify(run));
});

Then('nothing smaller was left out', function (this: AuditWorld) {
  const { complete, scope } = this.part(Search).counterexample;
  ok(complete, scope);
});

Then('none is found among up to {int} callers', function (this: AuditWorld, callers: number) {
  const { run, callers: tried } = this.part(Search).counterexample;
  equal(run, undefined);
  equal(tried, callers);
});

Then('{int} interleavings were run in all', function (this: AuditWorld, explored: number) {
  equal(this.part(Search).counterexample.explored, explored);
});

Then('the search admits that something was left out', function (this: AuditWorld) {
  const { complete, scope } = this.part(Search).counterexample;
  equal(complete, false);
  ok(scope.startsWith('not every interleaving'), scope);
});

Then('each replay is the run that was found', function (this: AuditWorld) {
  const { printed, runs } = this.part(Replays);
  const found = JSON.stringify(printed);
  ok(runs.length > 0, 'Nothing was replayed.');
  equal(runs.filter((run) => JSON.stringify(run) === found).length, runs.length);
});

Then(
  'the search is refused as {string}, saying {string}',
  function (this: AuditWorld, code: string, message: string) {
    const refusal = this.part(Search).takeRefusal();
    equal(refusal.code, code, refusal.message);
    ok(Object.values<unknown>(harness).includes(refusal.constructor), `${refusal.name} is not public.`);
    ok(refusal.message.includes(message), refusal.message);
    // Words of others often come with a full stop of their own.
    ok(!/[.!?]\.(?:\s|$)/.test(refusal.message), refusal.message);
  },
);

Then('the rejection of somebody else was heard outside', function (this: AuditWorld) {
  const heard = this.part(OutsideEar).heard.map(String);
  ok(heard.length > 0, 'Nothing was heard.');
  ok(
    heard.every((reason) => reason === 'Error: of somebody else'),
    heard.join(),
  );
});

async function replay(world: AuditWorld, times: number): Promise<void> {
  const { printed, runs } = world.part(Replays);
  const search = world.part(Search);
  const experiment = search.family(2);
  for (let time = 0; time < times; time += 1) {
    const run = await search.replay(() => replayInterleaving(experiment, printed?.id ?? ''));
    runs.push(...(run === undefined ? [] : [run]));
  }
}
