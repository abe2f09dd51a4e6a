import assert from 'node:assert/strict';
import type { IssueKey, IssueLedger, LedgerIssue } from '@audit-race/cucumber';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { describeLedger } from '#cucumber/ledger/describe-ledger';
import { readIssueStates } from '#cucumber/ledger/issue-facts';
import { makeLedger } from '#cucumber/ledger/make-ledger';
import { caseVerdicts } from '#cucumber/run/case-verdict';
import { readIssue } from '#cucumber/tags/issue';
import { vocabularyOf } from '#cucumber/tags/vocabulary';
import { makeIssueRun, type ScenarioEnding } from '../ledger/support/issue-runs';
import { LedgerSuite } from '../ledger/support/ledger-suite';
import type { AuditWorld } from '../support/world';

const issuesFile = 'features/harness/fixtures/ledger/issues.json';
const vocabulary = vocabularyOf();

/** What a scenario knows besides a run. */
class LedgerStage {
  ledger: IssueLedger = { startedAt: null, issues: [] };
  issueLink = '';
}

When('Grace runs the suite of issues and has it recorded', async function (this: AuditWorld) {
  const suite = this.part(LedgerSuite);
  await suite.record();
  this.part(LedgerStage).ledger = suite.ledger;
});

When(
  'Grace runs the suite of issues, and a file lies where the folder of its ledger should be',
  function (this: AuditWorld) {
    return this.part(LedgerSuite).runBlocked();
  },
);

Then(
  'that run ends with exit code {int}, and says {string}',
  function (this: AuditWorld, exitCode: number, words: string) {
    const { blocked } = this.part(LedgerSuite);
    assert.equal(blocked.exitCode, exitCode);
    assert.ok(blocked.said.includes(words), blocked.said);
  },
);

Then('its messages are complete', function (this: AuditWorld) {
  const last = this.part(LedgerSuite).blocked.messages.trimEnd().split('\n').at(-1) ?? '';
  assert.match(last, /^\{"testRunFinished":/);
});

Given(
  /^a (run|green run) in which the scenarios of issue (\d+) were: (.*)$/,
  function (this: AuditWorld, kind: string, issue: string, verdicts: string) {
    const success = kind === 'run' ? null : true;
    const run = makeIssueRun(Number(issue), verdicts.split(', ').map(readEnding), success);
    this.part(LedgerStage).ledger = makeLedger(run, { vocabulary });
  },
);

Given(/^an issue link that is (.*)$/, function (this: AuditWorld, issueLink: string) {
  this.part(LedgerStage).issueLink = issueLink === 'left out' ? '' : issueLink;
});

Then('the ledger holds:', function (this: AuditWorld, table: DataTable) {
  const { ledger } = this.part(LedgerStage);
  const seen = ledger.issues.map(({ issue, standing, scenarios }) => ({
    issue: String(issue),
    standing,
    scenarios: scenarios.map(({ at, verdict }) => `${at} ${verdict}`).join(', '),
  }));
  assert.deepEqual(seen, table.hashes());
});

Then('issue {int} is {word}', function (this: AuditWorld, number: number, standing: string) {
  assert.equal(issueIn(this.part(LedgerStage).ledger, number).standing, standing);
});

Then(
  /^the ledger shows this failure of "([^"]*)": (.*); (.*) was expected$/,
  function (this: AuditWorld, name: string, failure: string, expected: string) {
    const { issues } = this.part(LedgerStage).ledger;
    const scenario = issues.flatMap(({ scenarios }) => scenarios).find((one) => one.name === name);
    assert.ok(scenario, `The ledger has no scenario "${name}".`);
    const seen = scenario.failure && `${scenario.failure.name}: ${scenario.failure.message}`;
    assert.deepEqual(
      [seen?.replaceAll(/\s+/g, ' ').trim() ?? 'none', scenario.expected ?? 'nothing'],
      [failure, expected],
    );
  },
);

Then(/^issue (\S+) is linked to (.*)$/, function (this: AuditWorld, text: string, link: string) {
  const issue = readIssue(text);
  const { issueLink } = this.part(LedgerStage);
  const issueStates = readIssueStates(issuesFile);
  const sources = { vocabulary: vocabularyOf('tdd', String.raw`\S+`), issueLink, issueStates };
  const ledger = makeLedger(makeIssueRun(issue, ['holds']), sources);
  assert.equal(issueIn(ledger, issue).link ?? 'nothing', link);
});

Then(
  'the tracker calls issue {int} {string} and says that it is {word}',
  function (this: AuditWorld, number: number, title: string, state: string) {
    const { tracker } = issueIn(this.part(LedgerStage).ledger, number);
    assert.deepEqual([tracker?.title, tracker?.state], [title, state]);
  },
);

Then('the ledger reads, in a terminal:', function (this: AuditWorld, text: string) {
  assert.equal(describeLedger(this.part(LedgerStage).ledger), text);
});

Then('the ledger reads nothing in a terminal', function (this: AuditWorld) {
  assert.equal(describeLedger(this.part(LedgerStage).ledger), '');
});

function readEnding(text: string): ScenarioEnding {
  const endings: readonly ScenarioEnding[] = [...caseVerdicts, 'holds elsewhere'];
  const verdict = endings.find((one) => one === text);
  assert.ok(verdict, `"${text}" is no verdict.`);
  return verdict;
}

function issueIn({ issues }: IssueLedger, wanted: IssueKey): LedgerIssue {
  const found = issues.find(({ issue }) => issue === wanted);
  assert.ok(found, `The ledger has no issue ${wanted}.`);
  return found;
}
