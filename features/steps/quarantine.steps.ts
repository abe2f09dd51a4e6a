import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { judgeApart } from '#cucumber/command/quarantine/judge-apart';
import { FatalSuite } from '../command/support/fatal-suite';
import { readApartRun, scenarioThat } from '../command/support/told-apart-runs';
import { SuiteReports } from '../harness/support/suite-reports';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

/** A scenario that is only told of, and what was judged of it. */
class ToldQuarantine {
  stated = '';
  judgement: ReturnType<typeof judgeApart> | undefined;
}

Then(
  /^its ledger shows: (\w+) issue (\d+): (.*)$/,
  function (this: AuditWorld, standing: string, issue: string, told: string) {
    const found = this.part(SuiteReports).ledger.issues.find((one) => one.issue === Number(issue));
    const scenarios = found?.scenarios.map(
      ({ name, verdict, expected }) => `${name} ${verdict}, ${expected}`,
    );
    assert.deepEqual([found?.standing, scenarios?.join('; ')], [standing, told]);
  },
);

Then('its rerun file is empty', function (this: AuditWorld) {
  assert.equal(this.part(SuiteReports).rerun, '');
});

Then('the run writes the workflow command:', function (this: AuditWorld, command: string) {
  const { stderr } = this.part(SuiteUnderTest).run;
  const seen = stderr.split('\n').filter((line) => line.startsWith('::'));
  assert.ok(seen.includes(command), seen.join('\n'));
});

Given('the suite of fatal bugs', function (this: AuditWorld) {
  this.part(FatalSuite);
});

When('Ada runs its quarantine, in an environment where captures are shown', function (this: AuditWorld) {
  return this.part(FatalSuite).runQuarantine(undefined, { CAPTURE_BUGS_SHOW: '1' });
});

When(
  'Ada runs its quarantine at {string} with the profile {string}',
  function (this: AuditWorld, place: string, profile: string) {
    return this.part(FatalSuite).runQuarantine(['--profile', 'default', '--profile', profile, place]);
  },
);

When(
  'Ada starts its quarantine at {string}, and ends the command with {word} once the scenario hangs',
  function (this: AuditWorld, place: string, signal: NodeJS.Signals) {
    return this.part(FatalSuite).endWhileHanging(place, signal);
  },
);

Then('the command has judged:', function (this: AuditWorld, table: DataTable) {
  const { paragraphs } = this.part(FatalSuite);
  const rows = table.hashes();
  const seen = rows.map(({ place = '', words = '' }) => {
    const [paragraph = '', ...others] = paragraphs.filter((one) => one.split('  ')[1] === place);
    assert.deepEqual(others, []);
    const lines = paragraph.split('\n').map((line) => line.trim());
    return {
      place,
      verdict: paragraph.split('  ')[0],
      words: lines.find((line) => line === words) ?? paragraph,
    };
  });
  assert.deepEqual(seen, rows);
});

Then(
  'the command has ended with {int}, saying {string}',
  function (this: AuditWorld, exitCode: number, words: string) {
    const { outcome } = this.part(FatalSuite);
    assert.equal(outcome.exitCode, exitCode);
    assert.equal(outcome.stdout.trimEnd().split('\n').at(-1), words);
  },
);

Then('it has said that a scenario was running for 2 s', function (this: AuditWorld) {
  const { stderr } = this.part(FatalSuite).outcome;
  assert.match(stderr, /^running for 2 s: fatal\.feature:5 {2}it hangs, and nothing gentle stops it$/m);
});

Then('no report of the suite was written', function (this: AuditWorld) {
  assert.deepEqual(this.part(FatalSuite).reports, []);
});

Then('the command was ended by {word}', function (this: AuditWorld, signal: string) {
  assert.equal(this.part(FatalSuite).outcome.signal, signal);
});

Then('no process that a scenario has told of is alive', function (this: AuditWorld) {
  assert.deepEqual(this.part(FatalSuite).survivors, []);
});

Given('a scenario in quarantine that {string}', function (this: AuditWorld, stated: string) {
  this.part(ToldQuarantine).stated = stated;
});

When(/^its process tells of (.*), and (.*?)$/, function (this: AuditWorld, told: string, end: string) {
  const quarantine = this.part(ToldQuarantine);
  quarantine.judgement = judgeApart(scenarioThat(quarantine.stated), readApartRun(told, end));
});

Then(/^that is (\w+): (.*)$/, function (this: AuditWorld, verdict: string, words: string) {
  const { judgement } = this.part(ToldQuarantine);
  assert.deepEqual([judgement?.verdict, judgement?.happened], [verdict, words]);
});
