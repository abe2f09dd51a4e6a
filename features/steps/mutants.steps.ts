import assert from 'node:assert/strict';
import path from 'node:path';
import { Then, When } from '@cucumber/cucumber';
import { judgeRuns } from '../../.ci/mutants/judge-runs';
import { knownMutants } from '../../.ci/mutants/known-mutants';
import { ScenarioList } from '../../.ci/mutants/scenario-list';
import { SourceTexts } from '../../.ci/mutants/source-texts';
import { endingsInWords, isQuick, mutantsInWords } from '../house/support/guard-stories';
import { Said } from '../house/support/said';
import type { AuditWorld } from '../support/world';

/** What was not found, each with its mutant. */
class Missing {
  lines: readonly string[] | undefined;
}

When('Grace looks for the place and the guards of each mutant', async function (this: AuditWorld) {
  const scenarios = await ScenarioList.read();
  const lines: string[] = [];
  for (const { name, within, find, also, guards } of knownMutants) {
    const texts = new SourceTexts(path.join('src', within));
    const said = new Said();
    await said.of(() => {
      texts.fileWith(find);
      texts.fileWith(also?.find ?? find);
      return guards.filter((guard) => guard.includes('/')).map((guard) => scenarios.pathOf(guard));
    });
    lines.push(...(said.words === '' ? [] : [`${name}: ${said.words}`]));
  }
  assert.ok(knownMutants.length > 0, 'There are no mutants.');
  this.part(Missing).lines = lines;
});

When(
  /^Grace looks for a place that is (not there|there twice)$/,
  async function (this: AuditWorld, where: string) {
    const texts = new SourceTexts(path.join('src', 'audit-log'));
    const text = where === 'not there' ? 'no line of ours' : 'import type';
    await this.part(Said).of(() => texts.fileWith(text));
  },
);

When('Grace looks for a guard that is not there', async function (this: AuditWorld) {
  const scenarios = await ScenarioList.read();
  await this.part(Said).of(() => scenarios.pathOf('session/one-session > no scenario of ours'));
});

When(
  /^the guards of (.*) have been run, and (.*)$/,
  function (this: AuditWorld, kind: string, ending: string) {
    const [mutant, run] = [mutantsInWords[kind], endingsInWords[ending]];
    assert.ok(mutant && run, `No such mutant or ending: ${kind}, ${ending}`);
    this.part(Said).words = judgeRuns(mutant, [run], isQuick) ?? 'all is well';
  },
);

Then('each of them is found', function (this: AuditWorld) {
  assert.deepEqual(this.part(Missing).lines, []);
});
