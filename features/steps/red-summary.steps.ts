import assert from 'node:assert/strict';
import { Given, Then } from '@cucumber/cucumber';
import { conclude } from '../../.ci/conclude';
import { redScript, type ScriptRun } from '../../.ci/run-script';
import { ScenarioSummary } from '../../.ci/scenario-summary';
import { publicMessages } from '../documentation/support/documented-run';
import { writeShopPages } from '../documentation/support/written-pages';
import type { AuditWorld } from '../support/world';

const green: ScriptRun = { isGreen: true, red: [] };

/** What a command of the repository has run. */
class RunCommand {
  readonly scenarios = new ScenarioSummary();
  features = green;
  readonly gates: ScriptRun[] = [];
}

Given(
  'the messages of the public run {string} have been summed up',
  function (this: AuditWorld, name: string) {
    const { scenarios } = this.part(RunCommand);
    for (const message of publicMessages(name)) {
      scenarios.read(message);
    }
  },
);

Given('the messages of the run of a shop have been summed up', async function (this: AuditWorld) {
  const { scenarios } = this.part(RunCommand);
  for (const message of (await writeShopPages()).messages) {
    scenarios.read(message);
  }
});

Given(
  'the gate {string} is red, and its first words are {string}',
  function (this: AuditWorld, gate: string, words: string) {
    this.part(RunCommand).gates.push(redScript(`check:${gate}`, 1, `\n${words}\nAnd others.\n`));
  },
);

Given('the run itself is red', function (this: AuditWorld) {
  this.part(RunCommand).features = redScript('features', 1, '');
});

Then('its last words are:', function (this: AuditWorld, words: string) {
  const { lines, exitCode } = conclude(this.part(RunCommand));
  assert.equal(lines.join('\n'), words);
  assert.equal(exitCode, lines.length === 1 ? 0 : 1);
});
