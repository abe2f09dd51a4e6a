import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readChapter, readPage } from '../../features/adopting/support/readme-chapter';
import type { Client, Dependencies } from './clients';
import { runCommand } from './run-command';
import type { Cell } from './run-suite';

/** How a test runner runs the exploration, and its output when exactly one test has passed. */
interface Runner {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly files: Readonly<Record<string, string>>;
  readonly command: readonly string[];
  readonly said: RegExp;
}

const PROGRAM = path.join(__dirname, 'programs/explore-race.js');
const EXPLORER = '@audit-race/interleavings';
const COMMONJS = `const explorer = require('${EXPLORER}');\nconst exploreRace = require('./explore-race.js');\n`;
const MODULES = `import * as explorer from '${EXPLORER}';\nimport exploreRace from './explore-race.js';\n`;
const TEST = "test('a race', () => exploreRace(explorer));\n";

/** The test runners that the README names. */
export const runners: Readonly<Record<string, Runner>> = {
  'node:test': {
    dependencies: {},
    // CommonJS, because Yarn resolves the imports of ES modules only with an extra setting (pnpEnableEsmLoader).
    files: { 'race.test.js': `const { test } = require('node:test');\n${COMMONJS}${TEST}` },
    command: ['node', '--test', '--test-reporter', 'tap', 'race.test.js'],
    said: /^# pass 1$/m,
  },
  Vitest: {
    dependencies: { vitest: '^3' },
    files: { 'race.test.mjs': `import { test } from 'vitest';\n${MODULES}${TEST}` },
    command: ['vitest', 'run'],
    said: /Tests +1 passed/,
  },
  Jest: {
    dependencies: { jest: '^30' },
    files: { 'race.test.js': `${COMMONJS}${TEST}` },
    command: ['jest'],
    said: /Tests: +1 passed, 1 total/,
  },
  'Vitest, as in the README': {
    dependencies: { vitest: '^3' },
    files: readmeFiles(),
    command: ['vitest', 'run', 'tokens.spec.mjs'],
    said: /Tests +1 passed/,
  },
  'Jest, as in the README': {
    dependencies: { jest: '^30' },
    files: readmeFiles(),
    command: ['jest', 'tokens.test.js'],
    said: /Tests: +1 passed, 1 total/,
  },
  Cucumber: {
    dependencies: { '@cucumber/cucumber': '^12.9.0' },
    files: {
      'features/race.feature':
        'Feature: A race\n\n  Scenario: All orders\n    Given every order is explored\n',
      'features/steps.js': `const { Given } = require('@cucumber/cucumber');\n${COMMONJS.replace('./', '../')}Given('every order is explored', () => exploreRace(explorer));\n`,
    },
    command: ['cucumber-js'],
    said: /^1 scenario \(1 passed\)$/m,
  },
};

/** Explores a race in a project with only the explorer and a test runner. */
export async function tryExplorer(
  client: Client,
  { tarball, runner, folder }: { readonly tarball: string; readonly runner: string; readonly folder: string },
): Promise<Cell> {
  const { dependencies = {}, files = {}, command = [], said = /^$/ } = runners[runner] ?? {};
  const wanted: Dependencies['wanted'] = { [EXPLORER]: `file:${tarball}`, ...dependencies };
  const project = await client.install(folder, { wanted });
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(project, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  copyFileSync(PROGRAM, path.join(project, 'explore-race.js'));
  const [name = '', ...args] = command;
  const [program = '', ...before] = client.launch(name, project);
  const { exitCode, output } = await runCommand(program, [...before, ...args], {
    cwd: project,
    env: { NO_COLOR: '1', FORCE_COLOR: '0', NODE_OPTIONS: '', CI: '' },
  });
  const isWell = exitCode === 0 && said.test(output);
  return { text: isWell ? 'explores' : 'fails', problems: isWell ? [] : [output.trim()] };
}

/** The files from the README and its page, for the runners that the features only simulate. */
function readmeFiles(): Readonly<Record<string, string>> {
  const steps = [
    ...readChapter('src/interleavings', 'Quick start'),
    ...readPage('src/interleavings/docs/test-runners.md'),
  ];
  return Object.fromEntries(steps.flatMap((step) => (step.kind === 'file' ? [[step.name, step.text]] : [])));
}
