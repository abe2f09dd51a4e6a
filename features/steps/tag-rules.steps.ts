import assert from 'node:assert/strict';
import { Given, Then, When } from '@cucumber/cucumber';
import { tagRulesOf } from '#cucumber/tags/tag-rules';
import { vocabularyOf } from '#cucumber/tags/vocabulary';
import { runRuleBook, type ToldViolation } from '../support/rule-book';
import { SuiteUnderTest } from '../support/suite-under-test';
import type { AuditWorld } from '../support/world';

const tagRules = tagRulesOf(vocabularyOf());

/** What was told of the examples in the rule book. */
class RuleBookRun {
  tagPrefix = '';
  told: readonly ToldViolation[] = [];
}

Given(
  'the rule book of a suite whose tags begin with {string}',
  function (this: AuditWorld, tagPrefix: string) {
    assert.ok(tagRules.length > 0, 'The rule book is empty.');
    this.part(RuleBookRun).tagPrefix = tagPrefix;
  },
);

When('Ada runs the examples of the rule book', async function (this: AuditWorld) {
  const run = this.part(RuleBookRun);
  run.told = await runRuleBook(run.tagPrefix);
});

Then('each good example keeps every rule', function (this: AuditWorld) {
  const { told } = this.part(RuleBookRun);
  assert.deepEqual(
    told.filter(({ kind }) => kind === 'good'),
    [],
  );
});

Then('each bad example breaks its own rule and no other', function (this: AuditWorld) {
  const seen = this.part(RuleBookRun).told.filter(({ kind }) => kind === 'bad');
  const expected = tagRules.map(({ id }): ToldViolation => ({ example: id, kind: 'bad', rule: id }));
  // Two older spellings in one example are two breaches of one rule.
  assert.deepEqual([...new Set(seen.map(describe))].toSorted(), expected.map(describe).toSorted());
});

Then(
  /^"([^"]*)" is refused at (\S+) because ["'](.*)["']$/,
  function (this: AuditWorld, name: string, at: string, reason: string) {
    const [, first = '', ...others] = readRefusal(this, name);
    assert.equal(first.replace(/ \[[\w-]+\]$/, ''), `  ${at}  ${reason}`);
    assert.equal(others.length, 1, 'The scenario is refused for more than one reason.');
  },
);

Then(/^the refusal of "([^"]*)" says to (.*)$/, function (this: AuditWorld, name: string, remedy: string) {
  assert.equal(readRefusal(this, name).at(-1), `    ${remedy}`);
});

function readRefusal(world: AuditWorld, name: string): string[] {
  const { failures } = world.part(SuiteUnderTest).caseNamed(name);
  assert.deepEqual(
    failures.map(({ type }) => type),
    ['TagRuleError'],
  );
  return failures[0]?.message.split('\n') ?? [];
}

function describe({ example, rule }: ToldViolation): string {
  return `${example} breaks ${rule}`;
}
