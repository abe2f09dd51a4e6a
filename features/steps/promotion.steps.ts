import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Given, Then, When } from '@cucumber/cucumber';
import { removeTag } from '#cucumber/command/promotion/edit-feature';
import { peculiarFeatures } from '../command/support/peculiar-features';
import { RandomPromotions } from '../command/support/random-promotions';
import { readScenarios } from '../command/support/read-scenarios';
import { CommandRun } from '../support/command/command-run';
import { WrittenSuite } from '../support/command/written-suite';
import type { AuditWorld } from '../support/world';

const allKinds = 'features/all.feature';

/** A text after an edit. */
class EditedText {
  after: string | undefined;
}

/** A feature whose capture is promoted, and what it is to be then. */
class PromotedFeature {
  file = '';
  line = 0;
  after = '';
}

Given('the suite with the captures of all kinds', function (this: AuditWorld) {
  this.part(WrittenSuite).write(
    allKinds,
    readFileSync('features/command/fixtures/all-kinds.feature', 'utf8'),
  );
});

Given('a feature with {}', function (this: AuditWorld, peculiarity: string) {
  const promoted = this.part(PromotedFeature);
  const { file, before, line, after } =
    peculiarFeatures[peculiarity] ?? assert.fail(`There is no feature with ${peculiarity}.`);
  Object.assign(promoted, { file, line, after: after.join('') });
  this.part(WrittenSuite).write(file, before.join(''));
});

When('Ada promotes its capture', function (this: AuditWorld) {
  const { file, line } = this.part(PromotedFeature);
  return this.part(CommandRun).callWith(['promote', `${file}:${line}`]);
});

Then('the tag and the reason are gone from it, and nothing else', function (this: AuditWorld) {
  const { file, after } = this.part(PromotedFeature);
  assert.equal(this.part(CommandRun).exitCode, 0, this.part(CommandRun).complaints);
  assert.equal(this.part(WrittenSuite).read(file), after);
});

When(
  'the tag {string} is taken out of the line {string}',
  function (this: AuditWorld, tag: string, line: string) {
    this.part(EditedText).after = removeTag(`${showSpaces(line)}\n`, tag);
  },
);

When('{int} suites that chance has made are promoted', function (this: AuditWorld, count: number) {
  return this.part(RandomPromotions).promoteMany(count);
});

Then(/^"(.*)" is left of it$/, function (this: AuditWorld, left: string) {
  assert.equal(this.part(EditedText).after, left === 'nothing' ? '' : `${showSpaces(left)}\n`);
});

Then(
  'each file has lost the tags and the reasons of what was promoted, and nothing else',
  function (this: AuditWorld) {
    assert.equal(this.part(RandomPromotions).outcome.report, '');
  },
);

Then('Cucumber reads the same scenarios from it as before, less those tags', function (this: AuditWorld) {
  const { promoted } = this.part(RandomPromotions).outcome;
  assert.ok(promoted > 50, `Only ${promoted} captures were promoted.`);
});

Then(/^the command ends with 0, having promoted (.*)$/, function (this: AuditWorld, promoted: string) {
  const run = this.part(CommandRun);
  assert.equal(run.exitCode, 0, run.complaints);
  const names = [...run.output.matchAll(/^ {2}features\/all\.feature {2}(.*)$/gm)].map(([, name]) => name);
  assert.equal(names.join(', '), promoted);
});

Then('the capture {string} has become a guard', async function (this: AuditWorld, name: string) {
  const scenarios = await readScenarios(this.part(WrittenSuite).path, [allKinds]);
  const tags = scenarios.find((scenario) => scenario.name === name)?.tags;
  assert.deepEqual(tags, ['@tdd_issue', '@tdd_issue_1']);
});

Then('no file of the suite has changed', function (this: AuditWorld) {
  const suite = this.part(WrittenSuite);
  for (const [file, text] of suite.written) {
    assert.equal(suite.read(file), text);
  }
});

Then('the file {string} is now:', function (this: AuditWorld, file: string, text: string) {
  assert.equal(this.part(WrittenSuite).read(file), `${text}\n`);
});

Then('the file {string} says {string}', function (this: AuditWorld, file: string, line: string) {
  assert.ok(
    this.part(WrittenSuite).read(file).split('\n').includes(line),
    this.part(WrittenSuite).read(file),
  );
});

Then('the outline still says why row 3 fails today', function (this: AuditWorld) {
  const text = this.part(WrittenSuite).read(allKinds);
  assert.ok(text.includes('    Fails today: row <number> is broken\n'), text);
});

/** In a table of cases white space is shown as dots: Gherkin cuts it off at the ends of a cell. */
function showSpaces(text: string): string {
  return text.replaceAll('·', ' ');
}
