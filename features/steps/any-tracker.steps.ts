import assert from 'node:assert/strict';
import { type DataTable, Given, Then, When } from '@cucumber/cucumber';
import {
  type CaptureBugsSettings,
  completeCaptureBugsOptions,
} from '#cucumber/settings/capture-bugs-settings';
import { CommandRun } from '../support/command/command-run';
import { WrittenSuite } from '../support/command/written-suite';
import type { AuditWorld } from '../support/world';

/** The tags of a suite and what is to be written for each, and the pattern of its issues. */
class SpeltTags {
  rows: readonly Readonly<Record<string, string>>[] = [];
  issuePattern = '';
  settings: CaptureBugsSettings | undefined;
  refusal = 'They were not refused.';
}

Given('the issue pattern {string} of a suite', function (this: AuditWorld, issuePattern: string) {
  this.part(SpeltTags).issuePattern = issuePattern;
  this.part(WrittenSuite).configure({ issuePattern });
});

Given('a suite with a scenario for each of these tags:', function (this: AuditWorld, table: DataTable) {
  const spelt = this.part(SpeltTags);
  spelt.rows = table.hashes();
  const scenarios = spelt.rows.map(
    ({ tag }) => `\n  @tdd_issue\n  ${tag}\n  Scenario: ${tag}\n    Then one engine is open\n`,
  );
  this.part(WrittenSuite).write('features/tags.feature', `Feature: Tags\n${scenarios.join('')}`);
});

When('Ada checks its tags', function (this: AuditWorld) {
  return this.part(CommandRun).callWith(['tags']);
});

When('Ada checks its tags against {string}', function (this: AuditWorld, file: string) {
  return this.part(CommandRun).callWith(['tags', '--issues', file]);
});

When('the options of the suite are read', function (this: AuditWorld) {
  const spelt = this.part(SpeltTags);
  try {
    spelt.settings = completeCaptureBugsOptions({ issuePattern: spelt.issuePattern });
  } catch (error) {
    assert.ok(error instanceof Error && 'code' in error && error.code === 'CAPTURE_BUGS_OPTION');
    spelt.refusal = error.message;
  }
});

Then(
  'each tag is told to be written so, and nothing else is told of its scenario',
  function (this: AuditWorld) {
    const { rows } = this.part(SpeltTags);
    const { output, complaints } = this.part(CommandRun);
    // A finding is a line with its place, and a line with its remedy below; each scenario takes five lines of the file.
    const findings = [...output.matchAll(/^\S+:(\d+):\d+ {2}.*\n {2}(?:write|delete): (.*)$/gm)];
    const told = rows.map(({ tag }, index) => {
      const own = findings.filter(([, line]) => Math.floor((Number(line) - 2) / 5) === index);
      return { tag, write: own.map(([, , remedy]) => remedy).join(' and ') || 'nothing' };
    });
    assert.equal(complaints, '');
    assert.deepEqual(told, rows);
  },
);

Then(/^they are refused: (.*)$/, function (this: AuditWorld, reason: string) {
  assert.equal(this.part(SpeltTags).refusal, reason);
});

Then(
  /^its issues are (.*) of ("[^"]+"(?:(?:, | and )"[^"]+")*)$/,
  function (this: AuditWorld, issues: string, texts: string) {
    const { vocabulary } = this.part(SpeltTags).settings ?? assert.fail(this.part(SpeltTags).refusal);
    const all = [...texts.matchAll(/"([^"]+)"/g)].map(([, text]) => String(text));
    assert.equal(all.filter((text) => vocabulary.isIssue(text)).join(', '), issues);
  },
);
