import assert from 'node:assert/strict';
import path from 'node:path';
import { Given, Then, When } from '@cucumber/cucumber';
import type { TagRule } from '#cucumber/tags/tag-rule';
import { tagRulesOf } from '#cucumber/tags/tag-rules';
import { type Vocabulary, vocabularyOf } from '#cucumber/tags/vocabulary';
import { ruleBookReaders } from '../command/support/told-rules';
import { CommandRun } from '../support/command/command-run';
import { WrittenSuite } from '../support/command/written-suite';
import { conditionsOfExamples, issuesOfExamples } from '../support/rule-book';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

/** The rule book whose examples a suite was made of. */
class BookedRules {
  rules: readonly TagRule[] = [];
}

Given(
  'the examples of the rule book for tags that begin with {string} are the features of a suite',
  function (this: AuditWorld, prefix: string) {
    writeExamples(this, vocabularyOf(prefix));
  },
);

Given(
  /^the examples of the rule book for issues that are (\S+) are the features of a suite$/,
  function (this: AuditWorld, issuePattern: string) {
    writeExamples(this, vocabularyOf('tdd', issuePattern));
  },
);

function writeExamples(world: AuditWorld, vocabulary: Vocabulary): void {
  const rules = tagRulesOf(vocabulary);
  const suite = world.part(WrittenSuite);
  for (const { id, good, bad } of rules) {
    suite.write(`features/${id}.good.feature`, good);
    suite.write(`features/${id}.bad.feature`, bad);
  }
  suite.configure({ conditions: conditionsOfExamples });
  suite.write('issues.json', JSON.stringify(issuesOfExamples(vocabulary)));
  world.part(BookedRules).rules = rules;
}

When('Ada checks the tags of the suite', function (this: AuditWorld) {
  const folder = path.resolve('features/harness/fixtures', this.part(SuiteUnderTest).name);
  return this.part(CommandRun).call('capture-bugs tags --require-reason', folder);
});

Then('the command finds what a run of the suite says, and nothing else', async function (this: AuditWorld) {
  const { stderr, cases } = await this.part(SuiteUnderTest).runPlainly();
  const failures = cases.flatMap((one) => one.failures.map(({ message }) => message));
  // The plugin tells an inherited tag once, and the hook in front of each scenario that inherits it.
  const told = [stderr, ...failures].flatMap(findViolations);
  const { output } = this.part(CommandRun);
  const found = [...output.matchAll(/^\S+:\d+.*\n {2}.*$/gm)].map(([text]) => text);
  assert.ok(told.length > 0, stderr);
  assert.deepEqual(found.toSorted(), [...new Set(told)].toSorted());
});

function findViolations(text: string): string[] {
  return [...text.matchAll(/^ {2}(\S+) {2}(.*) \[([\w-]+)\]\n {4}(.*)$/gm)].map(
    ([, at, reason, rule, remedy]) => `${at}  ${rule}  ${reason}\n  ${remedy}`,
  );
}

Then(
  'the book as {word} tells every rule in order, and of each what the harness knows',
  function (this: AuditWorld, format: string) {
    const told = ruleBookReaders[format]?.(this.part(CommandRun).output);
    assert.deepEqual(
      told,
      tagRulesOf(vocabularyOf()).map(({ id, title, why, good, bad }) => ({ id, title, why, good, bad })),
    );
  },
);

Then(
  'the book has {string} in it, and nowhere {string}',
  function (this: AuditWorld, present: string, absent: string) {
    const { output } = this.part(CommandRun);
    assert.ok(output.includes(present), output);
    assert.ok(!output.includes(absent), output);
  },
);

Then(
  'the command finds each bad example to break its own rule, and nothing else',
  function (this: AuditWorld) {
    const { violations } = JSON.parse(this.part(CommandRun).output);
    const seen = violations.map(({ file, rule }: { file: string; rule: string }) => `${file} ${rule}`);
    const expected = this.part(BookedRules).rules.map(({ id }) => `features/${id}.bad.feature ${id}`);
    // Two older spellings in one example are two breaches of one rule.
    assert.deepEqual([...new Set(seen)].toSorted(), expected.toSorted());
  },
);
