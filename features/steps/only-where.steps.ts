import assert from 'node:assert/strict';
import { type CaptureBugsOptions, captureBugs } from '@audit-race/cucumber';
import { Given, Then, When } from '@cucumber/cucumber';
import { evaluateConditions, type Surroundings } from '#cucumber/settings/conditions';
import { describeWhere } from '#cucumber/tags/only-where';
import { CaptureBugsCall } from '../harness/support/capture-bugs-call';
import { SuiteReports } from '../harness/support/suite-reports';
import type { AuditWorld } from '../support/world';

/** A process that a scenario only tells of. */
class ToldProcess {
  surroundings: Surroundings | undefined;
}

Given(/^a process in these surroundings: (.*)$/, function (this: AuditWorld, told: string) {
  const [platform = '', arch = '', version = '', ...variables] = told.split(' ');
  const env = Object.fromEntries(variables.map((variable) => variable.split('=')));
  this.part(ToldProcess).surroundings = { platform, arch, version, env };
});

Then(
  /^the condition (.*) is (true|false) there$/,
  function (this: AuditWorld, condition: string, answer: string) {
    const { surroundings } = this.part(ToldProcess);
    assert.ok(surroundings, 'No process was told of.');
    const answers = evaluateConditions({ one: JSON.parse(condition) }, surroundings);
    assert.equal(String(answers.get('one')), answer);
  },
);

const functions: Readonly<Record<string, () => unknown>> = {
  'throws "no network"': () => {
    throw new Error('no network');
  },
  'gives "yes"': () => 'yes',
  'gives nothing': () => undefined,
  'gives a promise': () => Promise.resolve(true),
};

When(
  /^Ada calls captureBugs with a condition "staging" that (.*)$/,
  function (this: AuditWorld, does: string) {
    const options = { conditions: { staging: functions[does] } };
    // A suite in plain JavaScript can hand over anything.
    this.part(CaptureBugsCall).refusal = refusalOf(options as CaptureBugsOptions);
  },
);

function refusalOf(options: CaptureBugsOptions): unknown {
  try {
    return captureBugs(options);
  } catch (error) {
    return error;
  }
}

Given('the recorded reports of the suite {string}', function (this: AuditWorld, suite: string) {
  return this.part(SuiteReports).write(suite);
});

Then(/^its ledger shows: issue (\d+) is (.*)$/, function (this: AuditWorld, issue: string, told: string) {
  const found = this.part(SuiteReports).ledger.issues.find((one) => one.issue === Number(issue));
  const scenarios = found?.scenarios.map(({ name, where }) => `${name}: ${where && describeWhere(where)}`);
  assert.equal(`${found?.standing}; ${scenarios?.join(', ')}`, told);
});

Then(/^its history shows: issue (\d+) is (.*)$/, function (this: AuditWorld, issue: string, words: string) {
  const line = this.part(SuiteReports).history.get(Number(issue));
  const captured = line?.capturedAt === undefined ? 'guarded' : 'captured';
  const told =
    line === undefined ? 'unknown' : `${captured}, and guarded since ${line.guardedSince ?? 'never'}`;
  assert.equal(told, words);
});

Then(/^its (Markdown|page|JUnit) shows: (.*)$/, function (this: AuditWorld, name: string, text: string) {
  const { markdown, page, junit } = this.part(SuiteReports);
  const reports: Readonly<Record<string, string>> = {
    Markdown: markdown,
    page: page.replaceAll(/<[^>]*>/g, ''),
    JUnit: junit,
  };
  const report = reports[name] ?? '';
  assert.ok(report.includes(text), report);
});
