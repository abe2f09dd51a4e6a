import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { AdoptingSuite } from '../support/adopting/adopting-suite';
import type { AuditWorld } from '../support/world';

// Packing, unpacking and a nested run take about two seconds on an idle machine, and test machines are seldom idle.
const timeout = 60_000;

Given(/^a project with a suite in (.*)$/, { timeout }, function (this: AuditWorld, language: string) {
  return this.part(AdoptingSuite).writeIn(language);
});

When('Ada runs that suite {mode}', { timeout }, function (this: AuditWorld, args: readonly string[]) {
  return this.part(AdoptingSuite).runWith(args);
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
