import assert from 'node:assert/strict';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { MadeSuite } from '../harness/support/made-suite';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

const feature = `
Feature: Stores

  Scenario: the store holds
    Then the store is open

  @tdd_issue @tdd_issue_7 @tdd_expected_fail
  Scenario: the store is new
    Fails today: the store is old

    Then the store is new
`;

const steps = `
const assert = require('node:assert/strict');
const { Then } = require('@cucumber/cucumber');
Then('the store is open', () => undefined);
Then('the store is new', () => assert.fail('the store is old'));
`;

/** How the names of the hooks of the harness begin. */
const OWN = 'captured bugs: ';

Given(
  'a suite with a scenario that holds, beside a capture that says why it fails',
  function (this: AuditWorld) {
    const suite = this.part(MadeSuite);
    suite.write('features/stores.feature', feature);
    suite.write('steps.js', steps);
    suite.configure({ require: ['steps.js'] });
  },
);

Then('the scenarios have these hooks of the harness:', function (this: AuditWorld, table: DataTable) {
  const { cases } = this.part(SuiteUnderTest).run;
  const seen = cases.map(({ name, hooks }) => ({ scenario: name, hooks: describeOwn(hooks) }));
  assert.deepEqual(seen, table.hashes());
});

function describeOwn(hooks: readonly string[]): string {
  return hooks
    .filter((name) => name.startsWith(OWN))
    .map((name) => name.slice(OWN.length))
    .join(', ');
}
