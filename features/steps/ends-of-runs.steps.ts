import assert from 'node:assert/strict';
import { type DataTable, Given, Then } from '@cucumber/cucumber';
import { addProfile, ledgerFile, writeEndingSuite, writeHookedSuite } from '../harness/support/ending-suite';
import { MadeSuite } from '../harness/support/made-suite';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

Given('a suite with a capture that is to run twice, in two profiles', function (this: AuditWorld) {
  writeEndingSuite(this.part(MadeSuite));
  addProfile(this.part(MadeSuite));
});

Given(
  'a suite with a capture that is to run twice, whose {word} throws',
  function (this: AuditWorld, hook: string) {
    writeEndingSuite(this.part(MadeSuite), `${hook}(() => { throw new Error('the network is gone'); });`);
  },
);

Given(
  'a suite with a capture that is to run twice, in which another scenario leaves the process',
  function (this: AuditWorld) {
    const suite = this.part(MadeSuite);
    writeEndingSuite(
      suite,
      "const { Given } = require('@cucumber/cucumber'); Given('it leaves', () => process.exit(3));",
    );
    suite.write('features/two.feature', 'Feature: Leaving\n  Scenario: away\n    Given it leaves\n');
    suite.write(ledgerFile, '{ "issues": [] }');
  },
);

Then('the run ends with {int}, and tells once what it captured', function (this: AuditWorld, code: number) {
  const { exitCode, stderr } = this.part(SuiteUnderTest).run;
  assert.deepEqual([exitCode, stderr.split('Captured failures').length - 1], [code, 1]);
});

Given(
  'a suite of captures, each with a hook that is pending:',
  function (this: AuditWorld, table: DataTable) {
    writeHookedSuite(this.part(MadeSuite), table);
  },
);

Then('the run succeeds, and tells exactly this:', function (this: AuditWorld, text: string) {
  const { exitCode, stderr } = this.part(SuiteUnderTest).run;
  assert.deepEqual([exitCode, stderr], [0, text]);
});

Then('{string} has been run {int} times', function (this: AuditWorld, name: string, times: number) {
  assert.equal(this.part(SuiteUnderTest).casesNamed(name).length, times);
});

Then(
  /^the run fails, and tells (once what it captured|nothing of captures)$/,
  function (this: AuditWorld, told: string) {
    const { exitCode, stderr } = this.part(SuiteUnderTest).run;
    assert.equal(exitCode, 1);
    assert.ok(stderr.includes('the network is gone'), stderr);
    assert.equal(
      stderr.split('Captured failures').length - 1,
      told === 'nothing of captures' ? 0 : 1,
      stderr,
    );
  },
);

Then(
  'its ledger says that issue {int} is {word}',
  function (this: AuditWorld, issue: number, standing: string) {
    const { issues } = JSON.parse(this.part(MadeSuite).read(ledgerFile));
    const found = issues.map((one: { issue: number; standing: string }) => [one.issue, one.standing]);
    assert.deepEqual(found, [[issue, standing]]);
  },
);

Then(/^the verdict on each of them says to (.*)$/, function (this: AuditWorld, advice: string) {
  const { cases } = this.part(SuiteUnderTest).run;
  const said = cases.map(({ name, failures }) => [
    name,
    failures.flatMap(({ message }) => message.split('\n').filter((line) => line.includes('To do:'))),
  ]);
  assert.ok(cases.length > 0, 'No case ran.');
  const wanted = [`  To do:    ${advice}. Until then nobody knows whether the bug is still there.`];
  assert.deepEqual(
    said,
    cases.map(({ name }) => [name, wanted]),
  );
});
