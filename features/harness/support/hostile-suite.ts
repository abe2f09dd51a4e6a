import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import { runCommandLine } from '#cucumber/command/command-line';
import { openTerminal } from '#cucumber/command/terminal';
import { runFolderWarm } from '../../support/nested-run';
import { onceInARun } from '../../support/once-in-a-run';
import { hostile, hostileFolder } from './hostile-texts';

/** Everything that was printed or written about a suite whose names, files and errors are hostile, by what it is. */
export type HostileOutputs = Readonly<Record<string, string>>;

/** Runs the suite and the command on it, once in a run. */
export function tellOfHostileSuite(): Promise<HostileOutputs> {
  return onceInARun('hostile suite', async (folder) => {
    for (const [file, text] of Object.entries(suite)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      writeFileSync(path.join(folder, file), text);
    }
    writeFileSync(path.join(folder, 'cucumber.json'), JSON.stringify(profilesIn(folder)));
    return { ...(await runSuite(folder)), ...(await runCommands(folder)) };
  });
}

async function runSuite(cwd: string): Promise<HostileOutputs> {
  const { cases, stdout, stderr } = await runFolderWarm(cwd, formats, { GITHUB_ACTIONS: 'true' });
  copyFileSync(path.join(cwd, messages), path.join(cwd, hostileCopy));
  const verdicts = cases.flatMap((one) => one.failures).filter(({ type }) => type.endsWith('Verdict'));
  const read = (file: string) => readFileSync(path.join(cwd, file), 'utf8');
  return {
    'the words below a run': stderr,
    'a red verdict': verdicts.map(({ message, stack }) => `${message}\n${stack}`).join('\n'),
    'what is logged in a scenario': cases.flatMap(({ logs }) => logs).join('\n'),
    'the list of what to run again': stdout,
    'the file of what to run again': read('rerun.txt'),
    'the JUnit report': read('junit.xml'),
    'the Markdown': read('page.md'),
    'the page': read('page.html'),
    'the ledger': read('ledger.json'),
  };
}

async function runCommands(cwd: string): Promise<HostileOutputs> {
  const outputs: [string, string][] = [];
  for (const [name, args] of Object.entries(commands)) {
    outputs.push([name, await runCommand(args, cwd)]);
  }
  return Object.fromEntries(outputs);
}

async function runCommand(args: readonly string[], cwd: string): Promise<string> {
  const printed = new PassThrough({ encoding: 'utf8' });
  await runCommandLine(args, openTerminal({ stdout: printed, stderr: printed, env: {}, cwd: () => cwd }));
  return String(printed.read());
}

const messages = 'messages.ndjson';
const hostileFile = `${hostileFolder}.ndjson`;
const hostileCopy = `${hostileFolder}/copy.ndjson`;

const commands: Readonly<Record<string, readonly string[]>> = {
  'the check of tags': ['tags', 'wrong/*/*.feature'],
  'the check of tags as JSON': ['tags', '--format', 'json', 'wrong/*/*.feature'],
  'the check of tags for GitHub': ['tags', '--format', 'github', 'wrong/*/*.feature'],
  'a promotion': ['promote', '--issue', '1', '--dry-run'],
  'a refused promotion': ['promote', `${hostileFolder}/shop.feature:1`],
  'a file that is not there': ['tags', hostile('missing')],
  'the closing words of several runs': ['document', messages, hostileCopy, '--profile', 'tracked'],
  'a file that is no message': ['document', hostileFile],
  'an option of the suite with a wrong value': ['tags', '--profile', 'value'],
  'an option of the suite with a wrong name': ['tags', '--profile', 'name'],
  'an option of the command with a wrong name': ['tags', `--${hostile('option')}`],
  'an option of the command with a wrong value': ['promote', '--issue', hostile('issue')],
};

const built = path.resolve('src/cucumber/dist');

const formats = [
  'reports/rerun.js:rerun.txt',
  'reports/junit.js:junit.xml',
  'documentation/formatter.js:page.html',
]
  .concat('reports/rerun.js')
  .flatMap((format) => ['--format', path.join(built, format)])
  .concat('--format', `message:${messages}`);

const options = { repeat: 1, ledgerFile: 'ledger.json', historyFile: 'history.json' };

const profilesIn = (folder: string) => ({
  default: {
    paths: ['*/shop.feature'],
    require: ['support.js'],
    plugin: [path.join(built, 'plugin.js')],
    pluginOptions: { captureBugs: options },
    formatOptions: { documentation: { title: hostile('title'), markdown: 'page.md' } },
  },
  value: { pluginOptions: { captureBugs: { tagPrefix: hostile('value') } } },
  name: { pluginOptions: { captureBugs: { [hostile('name')]: true } } },
  tracked: { pluginOptions: { captureBugs: { ...options, issuesFile: path.join(folder, 'issues.json') } } },
});

const tracked = { number: 1, state: 'open', title: hostile('tracker'), url: hostile('address') };

const support = `
const assert = require('node:assert/strict');
const { captureBugs } = require(${JSON.stringify(path.join(built, 'index.js'))});
captureBugs();
const { Given, Then } = require(${JSON.stringify(require.resolve('@cucumber/cucumber'))});
let runs = 0;
Given(/^a suite that skips [^]*$/, () => 'skipped');
Then(/^all is well [^]*$/, () => undefined);
Then(/^it fails ::[^]*$/, () => assert.fail(${JSON.stringify(`${hostile('message')}\n  ${hostile('line')}`)}));
Then(/^it fails now and then [^]*$/, () => assert.ok((runs += 1) > 1, ${JSON.stringify(hostile('seldom'))}));
Given(/^it breaks [^]*$/, () => {
  throw new Error(${JSON.stringify(hostile('crash'))});
});
`;

const capture = '@tdd_issue @tdd_issue_1 @tdd_expected_fail';
const guard = '@tdd_issue @tdd_issue_2';

const suite: Readonly<Record<string, string>> = {
  'issues.json': JSON.stringify([tracked]),
  [hostileFile]: hostile('nonsense'),
  'support.js': support,
  [`${hostileFolder}/shop.feature`]: [
    `Feature: ${hostile('feature')}`,
    ...scenario(capture, 'captured', 'Then it fails'),
    ...scenario(capture, 'fixed', 'Then all is well'),
    ...scenario(capture, 'compromised', 'Given it breaks'),
    ...scenario(capture, 'shifted', 'Then it fails', `    Fails today: ${hostile('reason')} and more`),
    ...scenario(`${capture} @tdd_repeat_2`, 'unsteady', 'Then it fails now and then'),
    ...scenario(guard, 'broken', 'Then it fails'),
    ...scenario(guard, 'skipped', 'Given a suite that skips'),
    ...scenario(`${capture} @tdd_repeat_2`, 'steady', 'Then all is well'),
  ].join('\n'),
  [`wrong/${hostileFolder}/tags.feature`]: [
    `Feature: ${hostile('feature')}`,
    ...scenario(`@tdd_::error::\u001b[31m##[error]\u202e`, 'unknown', 'Then it fails'),
    ...scenario('@tdd_issue', 'bare', 'Then it fails'),
  ].join('\n'),
  [`wrong/${hostileFolder}/syntax.feature`]: `Feature: one\n  Scenario: two\n    Then three\n    ${hostile('syntax')}\n`,
};

function scenario(tags: string, name: string, step: string, description = ''): string[] {
  return [`  ${tags}`, `  Scenario: ${hostile(name)}`, description, `    ${step} ${hostile(name)}`];
}
