import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { AdoptingSuite } from '../adopting/support/adopting-suite';
import { ComparedSuites, describeRun } from '../adopting/support/compared-suites';
import type { RunMode } from '../support/nested-run';
import type { AuditWorld } from '../support/world';

Given(/^a project with a suite in (.*)$/, function (this: AuditWorld, language: string) {
  return this.part(AdoptingSuite).writeIn(language);
});

When('Ada runs that suite {mode}', function (this: AuditWorld, mode: RunMode) {
  return this.part(AdoptingSuite).runIn(mode);
});

Then('its scenarios are shown and judged so:', function (this: AuditWorld, table: DataTable) {
  const { cases, stderr } = this.part(AdoptingSuite).run;
  const seen = cases.map(({ name, status, verdict }) => [name, status, verdict?.verdict ?? '-']);
  assert.deepEqual(seen.toSorted(), table.rows().toSorted(), stderr);
});

Then('the suite ends well, and no scenario is judged', function (this: AuditWorld) {
  const { cases, exitCode, stderr } = this.part(AdoptingSuite).run;
  assert.deepEqual([exitCode, stderr], [0, '']);
  assert.ok(cases.length > 0, 'No scenario was seen.');
  assert.deepEqual(
    cases.filter(({ verdict }) => verdict !== undefined),
    [],
  );
});

Given("a project with the samples of Cucumber's compatibility kit", function (this: AuditWorld) {
  return this.part(ComparedSuites).writeKit();
});

Given('a project whose definitions do whatever definitions can do', function (this: AuditWorld) {
  return this.part(ComparedSuites).writeShapes();
});

When('Ada runs each suite without and with the harness', function (this: AuditWorld) {
  return this.part(ComparedSuites).run();
});

Then('the messages of each are the same, but for the hooks of the harness', function (this: AuditWorld) {
  const { outcomes } = this.part(ComparedSuites);
  for (const { sample, without, withHarness } of outcomes) {
    // A run to which nothing was added would say nothing about the harness.
    assert.ok(withHarness.messages.length > without.messages.length, `${sample} ran without the harness.`);
    assert.equal(describeRun(withHarness), describeRun(without), sample);
  }
});

Then(
  '{int} suites and at least {int} scenarios were compared',
  function (this: AuditWorld, suites: number, scenarios: number) {
    const { outcomes, attemptCount } = this.part(ComparedSuites);
    assert.equal(outcomes.length, suites);
    assert.ok(attemptCount >= scenarios, `There were ${attemptCount}.`);
  },
);
