import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { CaseResult } from '../support/case-results';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

// A nested run takes about a second on an idle machine, and test machines are seldom idle.
const timeout = 60_000;

const modes: Readonly<Record<string, readonly string[]>> = {
  'as it is': [],
  'in two processes and random order': ['--parallel', '2', '--order', 'random:991'],
  'with one retry': ['--retry', '1'],
  'without any step': ['--dry-run'],
  'with captureBugs called twice': ['--profile', 'twice'],
  'with a misspelt plugin option': ['--profile', 'misspelt plugin option'],
  'from elsewhere': ['--profile', 'from elsewhere'],
  'with a hook in front of the harness': ['--profile', 'a hook first'],
};

defineParameterType({
  name: 'mode',
  regexp: Object.keys(modes).map((words) => new RegExp(words)),
  transformer: (words: string) => modes[words],
});

Given('the suite {string}', function (this: AuditWorld, name: string) {
  this.part(SuiteUnderTest).choose(name);
});

When('Ada runs the suite {mode}', { timeout }, function (this: AuditWorld, args: readonly string[]) {
  return this.part(SuiteUnderTest).runWith(args);
});

Then(
  '{string} is shown as {word} and judged {word}',
  function (this: AuditWorld, name: string, status: string, verdict: string) {
    const seen = this.part(SuiteUnderTest).caseNamed(name);
    assert.deepEqual([seen.status, seen.verdict?.verdict], [status, verdict]);
  },
);

Then('{string} is shown as {word} and not judged', function (this: AuditWorld, name: string, status: string) {
  const seen = this.part(SuiteUnderTest).caseNamed(name);
  assert.deepEqual([seen.status, seen.verdict], [status, undefined]);
});

Then('every case is shown and judged as in a plain run', { timeout }, async function (this: AuditWorld) {
  const suite = this.part(SuiteUnderTest);
  const plain = await suite.runPlainly();
  assert.ok(plain.cases.length > 0, 'No case ran.');
  assert.deepEqual(suite.run.cases.map(summarize).toSorted(), plain.cases.map(summarize).toSorted());
});

Then('every case of the suite is named in {string}', function (this: AuditWorld, chapter: string) {
  const { cases } = this.part(SuiteUnderTest).run;
  const text = readFileSync(chapter, 'utf8');
  const unnamed = cases.filter(({ name }) => !text.includes(`| ${name} `));
  assert.ok(cases.length > 0, 'No case ran.');
  assert.deepEqual(unnamed.map(summarize), []);
});

function summarize({ name, status, verdict }: CaseResult): string {
  return `${name}: ${status}, ${verdict?.verdict ?? 'not judged'}`;
}
