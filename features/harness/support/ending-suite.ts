import type { DataTable } from '@cucumber/cucumber';
import type { MadeSuite } from './made-suite';

const feature = [
  'Feature: Session',
  '  @tdd_issue @tdd_issue_7 @tdd_expected_fail @tdd_repeat_2',
  '  Scenario: One engine',
  '    Then one engine is open',
  '',
].join('\n');

const steps = [
  "const assert = require('node:assert/strict');",
  "const { AfterAll, BeforeAll, Then } = require('@cucumber/cucumber');",
  "Then('one engine is open', () => assert.fail('10 engines are open'));",
  '',
].join('\n');

/** The file in which the ledger of such a suite is kept. */
export const ledgerFile = 'ledger.json';

/** Writes a suite with one capture; `hook` is code that registers a hook around the run. */
export function writeEndingSuite(suite: MadeSuite, hook = ''): void {
  suite.write('features/one.feature', feature);
  suite.write('steps.js', `${steps}${hook}\n`);
  suite.configure({ require: ['steps.js'], pluginOptions: { captureBugs: { ledgerFile } } });
}

/**
 * Has it run in two profiles that name the plugin. Cucumber 12 lays their lists one over the other, entry by entry, and later
 * releases put them together; with one more plugin in the first list, both load that of the harness twice.
 */
export function addProfile(suite: MadeSuite): void {
  const { default: profile } = JSON.parse(suite.read('cucumber.json'));
  const [plugin] = profile.plugin;
  suite.write('no-plugin.js', "module.exports = { type: 'plugin', coordinator: () => undefined };\n");
  const first = { ...profile, plugin: ['./no-plugin.js', plugin] };
  suite.write('cucumber.json', JSON.stringify({ default: first, ci: { plugin: [plugin] } }));
}

/** Writes a suite in which each capture has the hook of its row. */
export function writeHookedSuite(suite: MadeSuite, table: DataTable): void {
  const rows = table.hashes();
  const scenarios = rows.map(
    ({ name }, index) =>
      `@tdd_issue @tdd_issue_7 @tdd_expected_fail @row${index}\nScenario: ${name}\nThen one engine is open\n`,
  );
  const hooks = rows.map(({ hook = '' }, index) => hook.replace('(', `({ tags: '@row${index}' }, `));
  suite.write('features/one.feature', ['Feature: Hooks', ...scenarios].join('\n'));
  suite.write(
    'steps.js',
    [
      steps,
      "const { After, AfterStep, Before, BeforeStep } = require('@cucumber/cucumber');",
      ...hooks,
      '',
    ].join('\n'),
  );
  suite.configure({ require: ['steps.js'] });
}
