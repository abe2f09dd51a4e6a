import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';

/** What each run of a suite of seven scenarios left: its messages, line by line. */
export type RunsOfTheTill = Readonly<Record<RunName, string>>;

/** The runs, by what they ran. */
export type RunName =
  | 'the whole suite'
  | 'shard 1'
  | 'shard 2'
  | 'another attempt'
  | 'a dry run of the whole suite'
  | 'the guard failing'
  | 'the bug gone';

const features: Readonly<Record<string, string>> = {
  'paying.feature': `Feature: Paying
  @tdd_issue @tdd_issue_7 @tdd_expected_fail
  Scenario: a known bug
    Then 2 charges are made
  @tdd_issue @tdd_issue_8
  Scenario: a guard
    Then 1 charge is made
  Scenario: a slow day
    Then it is not today
  Scenario Outline: twice alike
    Then <number> charge is made
    Examples:
      | number |
      | 1      |
      | 1      |
`,
  'asking.feature': `Feature: Asking
  Scenario: the same name
    Then 1 charge is made
  Scenario: the same name
    Then 1 charge is made
`,
};

/** Runs the suite as a whole, in two shards, and once more what failed in them; once in a run. */
export function runTheTill(): Promise<RunsOfTheTill> {
  return onceInARun('the runs of a till', async (folder) => {
    mkdirSync(path.join(folder, 'features'));
    for (const [file, text] of Object.entries(features)) {
      writeFileSync(path.join(folder, 'features', file), text);
    }
    writeFileSync(path.join(folder, 'support.js'), support);
    writeFileSync(path.join(folder, 'cucumber.json'), JSON.stringify({ default: profile }));
    return {
      'the whole suite': await runOnce(folder, []),
      'a dry run of the whole suite': await runOnce(folder, ['--dry-run']),
      'shard 1': await runOnce(folder, ['--shard', '1/2']),
      'shard 2': await runOnce(folder, ['--shard', '2/2']),
      'the guard failing': await runOnce(folder, ['--name', 'a guard'], { CHARGES: '2' }),
      'the bug gone': await runOnce(folder, ['--name', 'a known bug'], { CHARGES: '2' }),
      'another attempt': await runOnce(folder, ['--name', 'a slow day'], { TODAY_IS_FAST: '1' }),
    };
  });
}

/** Where its configuration is. */
export const tillConfiguration = { pluginOptions: { captureBugs: { historyFile: '/nowhere/history.json' } } };

async function runOnce(
  cwd: string,
  args: readonly string[],
  environment?: NodeJS.ProcessEnv,
): Promise<string> {
  const file = path.join(cwd, 'messages.ndjson');
  await runFolderWarm(cwd, [...args, '--format', `message:${file}`], environment);
  return readFileSync(file, 'utf8');
}

const built = path.resolve('src/cucumber/dist');
const profile = { require: ['support.js'], plugin: [path.join(built, 'plugin.js')] };
const support = `
const assert = require('node:assert/strict');
const { captureBugs } = require(${JSON.stringify(path.join(built, 'index.js'))});
captureBugs();
const { Then } = require(${JSON.stringify(require.resolve('@cucumber/cucumber'))});
Then('{int} charge(s) is/are made', (made) => assert.equal(made, Number(process.env.CHARGES ?? 1), made + ' charges'));
Then('it is not today', () => assert.ok(process.env.TODAY_IS_FAST, 'the day is slow'));
`;
