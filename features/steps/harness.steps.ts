import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { defineParameterType, Given, Then, When } from '@cucumber/cucumber';
import type { CaseResult } from '../support/case-results';
import type { RunMode } from '../support/nested-run';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

const modes: Readonly<Record<string, RunMode>> = {
  'as it is': { args: [] },
  'in a process that has run nothing before': { args: [], isAlone: true },
  'in two processes': { args: ['--parallel', '2'] },
  'in two processes and random order': { args: ['--parallel', '2', '--order', 'random:991'] },
  'with one retry': { args: ['--retry', '1'] },
  'with both profiles': { args: ['--profile', 'default', '--profile', 'ci'] },
  'with two retries': { args: ['--retry', '2'] },
  'with one retry, and has it recorded': {
    args: ['--retry', '1'],
    environment: { CAPTURE_BUGS_RECORD_HISTORY: '1' },
  },
  'with one retry and only register': { args: ['--retry', '1', '--profile', 'register alone'] },
  'with one retry and two processes': {
    args: ['--retry', '1', '--parallel', '2', '--tags', 'not @repeated'],
  },
  'with one retry for all but guards': { args: ['--retry', '1', '--retry-tag-filter', 'not @tdd_issue'] },
  'with one retry that allowRetriedGuards lets through': {
    args: ['--retry', '1', '--profile', 'tolerant', '--tags', 'not @never'],
    environment: { CAPTURE_BUGS_RECORD_HISTORY: '1' },
  },
  'without any step': { args: ['--dry-run'] },
  'with captureBugs called twice': profile('twice'),
  'with a misspelt plugin option': profile('misspelt plugin option'),
  'from elsewhere': profile('from elsewhere'),
  'with a hook in front of the harness': profile('a hook first'),
  'with steps that are ES modules': { ...profile('ES modules'), isAlone: true },
  'with ES modules in two processes': { args: ['--profile', 'ES modules', '--parallel', '2'], isAlone: true },
  'with a support file instead': profile('a support file'),
  'with a support file that says something else': profile('other options'),
  'with a support file, too': profile('both ways'),
  'with nothing that registers the harness': profile('nothing registered'),
  'without the plugin': profile('no plugin'),
  'with a wrapper of its own that is set later': profile('a wrapper after'),
  'with a wrapper of its own that is set earlier': profile('a wrapper before'),
  'with support code that the harness is not given': profile('unseen support code'),
  'with a wrapper of its own that is given to captureBugs': profile('a wrapper given'),
  'with a function among the plugin options': profile('a function'),
  'with allowFixed': profile('fixed allowed'),
  'with allowFixed in CI': { ...profile('fixed allowed'), environment: { CI: 'true' } },
  'with CAPTURE_BUGS_ALLOW_FIXED=1': { args: [], environment: { CAPTURE_BUGS_ALLOW_FIXED: '1' } },
  'in the profile webkit': { args: ['--profile', 'default', '--profile', 'webkit'] },
  'with a condition that nobody defined': { args: ['--profile', 'an unknown condition', '--dry-run'] },
  'with a condition that nobody defined, and no plugin': profile('no plugin'),
  'with a condition that is left to code': profile('left to code'),
  'with a condition that is defined twice': profile('defined twice'),
  'with a condition that is a function': profile('a function'),
  'with CAPTURE_BUGS_SHOW=1': shown(),
  'with CAPTURE_BUGS_SHOW=true': { args: [], environment: { CAPTURE_BUGS_SHOW: 'true' } },
  'with CAPTURE_BUGS_SHOW=1, in two processes': shown('--parallel', '2'),
  'with CAPTURE_BUGS_SHOW=1 and no plugin': shown('--profile', 'no plugin'),
  'with CAPTURE_BUGS_SHOW=1, of what is fixed': shown('--name', '^fixed$'),
  'with CAPTURE_BUGS_SHOW=1, on GitHub Actions': {
    args: [],
    environment: { CAPTURE_BUGS_SHOW: '1', GITHUB_ACTIONS: 'true' },
  },
  'with a step that nobody defined': profile('an undefined step'),
  'with captures repeated by the options': profile('all captures repeated'),
  'with allowFixed on GitHub Actions': {
    ...profile('fixed allowed'),
    environment: { GITHUB_ACTIONS: 'true' },
  },
  'on GitHub Actions, in a folder of the repository': {
    args: [],
    environment: { GITHUB_ACTIONS: 'true', GITHUB_WORKSPACE: process.cwd() },
  },
  'on GitHub Actions': { args: [], environment: { GITHUB_ACTIONS: 'true' } },
};

function shown(...args: readonly string[]): RunMode {
  return { args, environment: { CAPTURE_BUGS_SHOW: '1' } };
}

function profile(name: string): RunMode {
  return { args: ['--profile', name] };
}

defineParameterType({
  name: 'mode',
  regexp: Object.keys(modes).map((words) => new RegExp(words)),
  transformer: (words: string) => modes[words],
});

Given('the suite {string}', function (this: AuditWorld, name: string) {
  this.part(SuiteUnderTest).choose(name);
});

When('Ada runs the suite {mode}', function (this: AuditWorld, mode: RunMode) {
  return this.part(SuiteUnderTest).runIn(mode);
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

Then('every case is shown and judged as in a plain run', async function (this: AuditWorld) {
  const suite = this.part(SuiteUnderTest);
  const plain = await suite.runPlainly();
  assert.ok(plain.cases.length > 0, 'No case ran.');
  assert.deepEqual(suite.run.cases.map(summarize).toSorted(), plain.cases.map(summarize).toSorted());
  assert.equal(suite.run.exitCode, plain.exitCode);
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
