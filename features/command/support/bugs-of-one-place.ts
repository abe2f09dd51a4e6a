import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';

const feature = `Feature: Bugs
  @tdd_issue @tdd_issue_5 @tdd_expected_fail @tdd_only_z
  Scenario: it shows in one place
    Then 2 charges are made
  @tdd_issue @tdd_issue_6 @tdd_expected_fail @tdd_only_z @tdd_quarantined
  Scenario: it hangs in one place
    Then 2 charges are made
  @tdd_issue @tdd_issue_7 @tdd_expected_fail
  Scenario: it shows everywhere
    Then 2 charges are seen
  @tdd_issue @tdd_issue_8 @tdd_expected_fail @tdd_repeat_3
  Scenario: it shows every time
    Then 2 charges are seen
`;

/** The messages of runs of a suite in which two bugs show only where z is true; once in a run. */
export function runBugsOfOnePlace(): Promise<Readonly<Record<string, string>>> {
  return onceInARun('the runs of bugs of one place', async (folder) => {
    mkdirSync(path.join(folder, 'features'));
    writeFileSync(path.join(folder, 'features', 'bugs.feature'), feature);
    writeFileSync(path.join(folder, 'support.js'), support);
    writeFileSync(path.join(folder, 'cucumber.json'), JSON.stringify({ default: profile }));
    return {
      'a run where z is true': await runOnce(folder, { Z: '1' }),
      'a run elsewhere': await runOnce(folder, {}),
      'a run elsewhere that fails': await runOnce(folder, { FAILS: '1' }),
      'a shown run': await runOnce(folder, { CAPTURE_BUGS_SHOW: '1', Z: '1' }),
      'a shown run of the fix': await runOnce(folder, { CAPTURE_BUGS_SHOW: '1', Z: '1', FIXED: '1' }),
    };
  });
}

async function runOnce(cwd: string, environment: NodeJS.ProcessEnv): Promise<string> {
  const file = path.join(cwd, 'messages.ndjson');
  await runFolderWarm(cwd, ['--format', `message:${file}`], environment);
  return readFileSync(file, 'utf8');
}

const built = path.resolve('src/cucumber/dist');
const profile = {
  require: ['support.js'],
  plugin: [path.join(built, 'plugin.js')],
  pluginOptions: { captureBugs: { conditions: { z: { env: { Z: true } } }, historyFile: '' } },
};
const support = `
const assert = require('node:assert/strict');
const { captureBugs } = require(${JSON.stringify(path.join(built, 'index.js'))});
captureBugs();
const { Then } = require(${JSON.stringify(require.resolve('@cucumber/cucumber'))});
const { Z, FIXED, FAILS } = process.env;
Then('{int} charges are made', (wanted) => assert.equal(FAILS || (Z && !FIXED) ? 1 : wanted, wanted));
Then('{int} charges are seen', (wanted) => assert.equal(FIXED ? wanted : 1, wanted));
`;
