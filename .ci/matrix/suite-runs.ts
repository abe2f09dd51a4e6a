import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { languages, writeSuite } from '../../features/adopting/support/write-suite';
import { readExpectedCases, readLanguageCases } from './expected-cases';
import { writeEmptyProject } from './node-release';
import { runNpm } from './run-command';
import type { SuiteRun } from './run-suite';
import type { Tarballs } from './tarballs';

const CASES = 'features/harness/fixtures/cases';
const CHAPTER = 'features/harness/telling-the-bug.feature';

/** The path under which fixtures load the plugin of this repository's build. Here it is replaced by the package name. */
const BUILT_PLUGIN = /'[./]+\/src\/cucumber\/dist\/plugin\.js'/;

/** The modes in which the edge cases are run. */
const modes: Readonly<Record<string, readonly string[]>> = {
  serial: [],
  'parallel 2': ['--parallel', '2'],
  random: ['--order', 'random:991'],
  retry: ['--retry', '1'],
};

/** A suite without the command that runs it. */
type Suite = Omit<SuiteRun, 'launch'>;

/** A folder with the harness and one major version of Cucumber, and the suites to run there. */
export interface CucumberProject {
  readonly cucumberVersion: string;
  /** The path of its Cucumber program. */
  readonly cucumber: string;
  /** The suites, by the heads of their columns. */
  readonly suites: ReadonlyMap<string, Suite>;
}

/** Installs the harness as a user would, and writes the suites into the same folder. */
export async function makeCucumberProject(
  major: number,
  tarballs: Tarballs,
  workshop: string,
): Promise<CucumberProject> {
  const folder = path.join(workshop, `cucumber-${major}`);
  writeEmptyProject(folder);
  const { devDependencies } = readJson('package.json');
  const others = ['chai', 'sinon', 'ts-node', 'typescript', '@types/node'].map(
    (name) => `${name}@${devDependencies?.[name]}`,
  );
  // The explorer is not published yet, so its tarball is passed to npm, too.
  const ours = ['@audit-race/interleavings', '@audit-race/cucumber'].flatMap(
    (name) => tarballs.get(name) ?? [],
  );
  const packages = [...ours, `@cucumber/cucumber@${major}`, 'tsx@4', ...others];
  // Without the engine check of npm: if Node is too old for this Cucumber, the run itself should report it.
  await runNpm(['install', '--save-dev', '--no-engine-strict', ...packages], { cwd: folder });
  const home = path.join(folder, 'node_modules/@cucumber/cucumber');
  const { version = '' } = readJson(path.join(home, 'package.json'));
  return {
    cucumberVersion: version,
    cucumber: path.join(home, 'bin/cucumber.js'),
    suites: new Map([...caseSuites(folder, major), ...languageSuites(folder)]),
  };
}

function caseSuites(project: string, major: number): [string, Suite][] {
  const folder = path.join(project, 'cases');
  cpSync(CASES, folder, { recursive: true });
  const configuration = path.join(folder, 'cucumber.js');
  const text = readFileSync(configuration, 'utf8');
  if (!BUILT_PLUGIN.test(text)) {
    throw new Error(`${configuration} no longer takes the plugin from where it was built.`);
  }
  writeFileSync(configuration, text.replace(BUILT_PLUGIN, "'@audit-race/cucumber/plugin'"));
  const expected = readExpectedCases(CHAPTER, major);
  return Object.entries(modes).map(([mode, args]) => [mode, { folder, args, expected }]);
}

function languageSuites(project: string): [string, Suite][] {
  return Object.keys(languages).map((language, index) => {
    const folder = path.join(project, `language-${index}`);
    return [language, { folder, args: writeSuite(language, folder), expected: readLanguageCases() }];
  });
}

function readJson(file: string): { version?: string; devDependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(file, 'utf8'));
}
