import assert from 'node:assert/strict';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import { type NestedRun, runFolder } from '../support/nested-run';
import type { AuditWorld } from '../support/world';

/** A suite in which something hangs. */
class HangingSuite {
  folder = '';
  run: NestedRun | undefined;
}

Given('a suite in which a step waits for a process that never ends', function (this: AuditWorld) {
  this.part(HangingSuite).folder = path.resolve('features/everyday/fixtures/hanging');
});

When('it is run', async function (this: AuditWorld) {
  const suite = this.part(HangingSuite);
  suite.run = await runFolder(suite.folder, []);
});

Then('the scenario fails, saying that the step timed out', function (this: AuditWorld) {
  const [timeOut] = failuresOf(this);
  assert.match(timeOut ?? '', /timed out/);
});

Then(
  'it tells the command line of the process, how long it has run, and that it printed last {string}',
  function (this: AuditWorld, words: string) {
    const [, hang = ''] = failuresOf(this);
    assert.match(
      hang,
      /^The step waited in vain\.\nProcess \d+ has not ended after \d+\.\d s: \S*node --eval /,
    );
    assert.ok(hang.endsWith(`it printed last:\n${words}`), hang);
  },
);

function failuresOf(world: AuditWorld): string[] {
  const { run } = world.part(HangingSuite);
  assert.equal(run?.cases.length, 1, run?.stderr);
  return run.cases.flatMap(({ failures }) => failures.map(({ message }) => message));
}
