import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { IssuesFileError } from '@audit-race/cucumber';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import { closingIssues } from '#cucumber/ledger/closing-issues';
import { readIssueStates } from '#cucumber/ledger/issue-facts';
import { vocabularyOf } from '#cucumber/tags/vocabulary';
import { runChild } from '../support/child';
import { SuiteUnderTest } from '../support/suite-under-test';
import { TemporaryFolder } from '../support/temporary-folder';
import type { AuditWorld } from '../support/world';

const issueLink = 'https://tracker.example/acme/shop/issues/{issue}';

/** What a scenario is given to read. */
class ReadText {
  file = '';
  change = '';
}

When(
  'Grace checks the suite of issues against another issues file, for a change that closes issue {int}',
  async function (this: AuditWorld, issue: number) {
    const suite = this.part(SuiteUnderTest);
    suite.choose('ledger');
    const environment = { FILES: '.', ISSUES: 'closed.json', CAPTURE_BUGS_CLOSES: `Closes #${issue}, #1` };
    await suite.runIn({ args: ['--dry-run'], environment });
  },
);

When(
  'Grace runs the suite of issues without the plugin, for a change that closes issue {int}',
  async function (this: AuditWorld, issue: number) {
    const suite = this.part(SuiteUnderTest);
    suite.choose('ledger');
    const args = ['--profile', 'without the plugin'];
    await suite.runIn({ args, environment: { CAPTURE_BUGS_CLOSES: `Fixes #${issue}` } });
  },
);

Given('the issues file:', function (this: AuditWorld, text: string) {
  const file = this.part(TemporaryFolder).file('issues.json');
  writeFileSync(file, text);
  this.part(ReadText).file = file;
});

Given(/^an export of \w+, "(.+\.json)": (.*)$/, function (this: AuditWorld, file: string, text: string) {
  writeFileSync(this.part(TemporaryFolder).file(file), text);
});

When('Grace runs the line of the README for {word}', async function (this: AuditWorld, tracker: string) {
  const page = readFileSync('src/cucumber/docs/issues.md', 'utf8');
  const [, line] = new RegExp(`^# ${tracker},.*\\n(node .*)$`, 'm').exec(page) ?? [];
  assert.ok(line, `docs/issues.md has no line for ${tracker}.`);
  const folder = this.part(TemporaryFolder);
  const { exitCode, stderr } = await runChild('bash', ['-c', line], { cwd: folder.path });
  assert.equal(exitCode, 0, stderr);
  this.part(ReadText).file = folder.file('issues.json');
});

Given('the issues file {string}', function (this: AuditWorld, file: string) {
  this.part(ReadText).file = file;
});

Then('the tracker says:', function (this: AuditWorld, table: DataTable) {
  const states = [...readIssueStates(this.part(ReadText).file).values()];
  // As JSON, in which what was left out is not there, and each number as the table writes it.
  const told = JSON.stringify(states, (name, value) => (name === 'number' ? String(value) : value));
  assert.deepEqual(JSON.parse(told), table.hashes());
});

Then('it is refused:', function (this: AuditWorld, message: string) {
  assert.equal(refusalOf(this.part(ReadText).file), message);
});

Then(/^the issues file is refused: (.*)$/, function (this: AuditWorld, reason: string) {
  const { file } = this.part(ReadText);
  const refusal = refusalOf(file);
  assert.ok(refusal.startsWith(`The issues file "${file}" cannot be used: ${reason}`), refusal);
});

Given(/^a change that says "([\s\S]*)"$/, function (this: AuditWorld, text: string) {
  this.part(ReadText).change = text;
});

Then(/^it closes (.*)$/, function (this: AuditWorld, issues: string) {
  const closed = closingIssues(this.part(ReadText).change, { vocabulary: vocabularyOf(), issueLink });
  assert.equal(closed.join(', ') || 'nothing', issues);
});

function refusalOf(file: string): string {
  try {
    readIssueStates(file);
  } catch (error) {
    assert.ok(error instanceof IssuesFileError, String(error));
    return error.message;
  }
  return 'It was not refused.';
}
