import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Then, When } from '@cucumber/cucumber';
import { compareSettings } from '../house/support/editor-settings';
import { type FormPart, findUnreadable, type IssueForm, readIssueForms } from '../house/support/issue-forms';
import { editWorkflow } from '../house/support/workflow-edits';
import { type FoundFaults, findFaults } from '../house/support/workflow-faults';
import type { AuditWorld } from '../support/world';

const WORKFLOW = '.github/workflows/ci.yml';
/** The kinds of parts that a form may have. */
const QUESTIONS = ['input', 'textarea', 'dropdown', 'checkboxes'];

/** What Grace has found when she looked at something of the repository. */
class Inspection {
  workflow: FoundFaults = { commandCount: 0, faults: [] };
  forms: readonly IssueForm[] = [];
  differences: readonly string[] = [];
  files: ReturnType<typeof findUnreadable> = { count: 0, unreadable: [] };
}

When(
  /^Grace looks through the workflow(?:, after somebody has changed it so that it (.*))?$/,
  function (this: AuditWorld, what: string | undefined) {
    const text = readFileSync(WORKFLOW, 'utf8');
    this.part(Inspection).workflow = findFaults(what === undefined ? text : editWorkflow(text, what));
  },
);

When('Grace looks through the forms for issues', function (this: AuditWorld) {
  this.part(Inspection).forms = readIssueForms();
});

When('Grace reads every YAML file that is there for the host', function (this: AuditWorld) {
  this.part(Inspection).files = findUnreadable();
});

When(
  /^Grace compares the settings for editors with those of the formatter(?:, which has (.*))?$/,
  function (this: AuditWorld, settings: string | undefined) {
    this.part(Inspection).differences = compareSettings(JSON.parse(`{${settings ?? ''}}`));
  },
);

Then(
  'she finds {int} commands or more, and nothing to object to',
  function (this: AuditWorld, count: number) {
    const { commandCount, faults } = this.part(Inspection).workflow;
    assert.deepEqual(faults, []);
    assert.ok(commandCount >= count, `There are ${commandCount} commands.`);
  },
);

Then(/^she objects that (.*)$/, function (this: AuditWorld, words: string) {
  const { faults } = this.part(Inspection).workflow;
  assert.equal(faults.length, 1, faults.join('\n'));
  assert.ok(faults[0]?.includes(words), faults[0]);
});

Then(
  'each of them has a name, a description and questions with labels, and the one for bugs asks for a scenario',
  function (this: AuditWorld) {
    const { forms } = this.part(Inspection);
    assert.deepEqual(forms.map(({ file }) => file).toSorted(), ['bug.yml', 'question.yml']);
    for (const { file, name, description, body = [] } of forms) {
      assert.ok(name && description, `${file} has no name or no description.`);
      const questions = body.filter(({ type }) => type !== 'markdown');
      assert.ok(questions.length > 0, `${file} asks nothing.`);
      assert.deepEqual(
        questions.filter((question) => !isWhole(question)),
        [],
        file,
      );
      assert.equal(
        new Set(questions.map(({ id }) => id)).size,
        questions.length,
        `${file}: two have one id.`,
      );
    }
    const scenario = forms.find(({ file }) => file === 'bug.yml')?.body?.find(({ id }) => id === 'scenario');
    assert.match(scenario?.attributes?.value ?? '', /@tdd_issue_<N> @tdd_expected_fail\n.*\n.*Fails today: /);
  },
);

Then('each of them can be read', function (this: AuditWorld) {
  const { count, unreadable } = this.part(Inspection).files;
  assert.ok(count > 0, 'There is none.');
  assert.deepEqual(unreadable, []);
});

Then('they agree', function (this: AuditWorld) {
  assert.deepEqual(this.part(Inspection).differences, []);
});

Then('she is told that they differ in {word}', function (this: AuditWorld, name: string) {
  assert.deepEqual(this.part(Inspection).differences, [name]);
});

function isWhole({ type, id, attributes }: FormPart): boolean {
  const isList = type === 'dropdown' || type === 'checkboxes';
  const hasOptions = !isList || (attributes?.options?.length ?? 0) > 0;
  return QUESTIONS.includes(type) && Boolean(id) && Boolean(attributes?.label) && hasOptions;
}
