import assert from 'node:assert/strict';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { MadeSuite } from '../harness/support/made-suite';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

const guarded = `
Feature: Stores

  Scenario: the store holds
    Then the store is open
`;

const captured = `
  @tdd_issue @tdd_issue_7 @tdd_expected_fail
  Scenario: the store is new
    Fails today: the store is old

    Then the store is new
`;

const steps = `
const assert = require('node:assert/strict');
const { writeFileSync } = require('node:fs');
const Module = require('node:module');
const { AfterAll, BeforeAll, Then } = require('@cucumber/cucumber');
Then('the store is open', () => undefined);
Then('the store is new', () => assert.fail('the store is old'));
`;

const notesLoaded = `
AfterAll(() => writeFileSync('loaded.json', JSON.stringify(Object.keys(require.cache))));
`;

// Whoever replaces the file system by one of his own leaves those files out that he does not know.
const loadsNothing = `
BeforeAll(() => {
  for (const name of Object.keys(Module._extensions)) {
    Module._extensions[name] = (_module, file) => { throw new Error('there is no file ' + file); };
  }
});
`;

/** How the names of the hooks of the harness begin. */
const OWN = 'captured bugs: ';
/** What is loaded in suites with tags of the harness. */
const LATE = ['attended-run.js', 'scenario-hooks.js'];

Given('a suite with a scenario that holds', function (this: AuditWorld) {
  writeSuite(this.part(MadeSuite), guarded, notesLoaded);
});

Given(
  'a suite with a scenario that holds, beside a capture that says why it fails',
  function (this: AuditWorld) {
    writeSuite(this.part(MadeSuite), guarded + captured, notesLoaded);
  },
);

Given('a suite with a capture, that cannot load anything once it has begun', function (this: AuditWorld) {
  writeSuite(this.part(MadeSuite), guarded + captured, loadsNothing);
});

Then('the scenarios have these hooks of the harness:', function (this: AuditWorld, table: DataTable) {
  const { cases } = this.part(SuiteUnderTest).run;
  const seen = cases.map(({ name, hooks }) => ({ scenario: name, hooks: describeOwn(hooks) }));
  assert.deepEqual(seen, table.hashes());
});

Then(/^it has loaded (nothing|all) that judges captures$/, function (this: AuditWorld, howMuch: string) {
  const { exitCode, stderr } = this.part(SuiteUnderTest).run;
  assert.equal(exitCode, 0, stderr);
  const loaded: string[] = JSON.parse(this.part(MadeSuite).read('loaded.json'));
  assert.ok(
    loaded.some((file) => file.endsWith('capture-bugs.js')),
    'The harness is not loaded.',
  );
  const seen = LATE.filter((name) => loaded.some((file) => file.endsWith(name)));
  assert.deepEqual(seen, howMuch === 'all' ? LATE : []);
});

function writeSuite(suite: MadeSuite, feature: string, hooks: string): void {
  suite.write('features/stores.feature', feature);
  suite.write('steps.js', steps + hooks);
  suite.configure({ require: ['steps.js'] });
}

function describeOwn(hooks: readonly string[]): string {
  return hooks
    .filter((name) => name.startsWith(OWN))
    .map((name) => name.slice(OWN.length))
    .join(', ');
}
