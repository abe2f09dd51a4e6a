import type { MadeSuite } from '../../harness/support/made-suite';

const features: Readonly<Record<string, string>> = {
  'a file is not Gherkin': 'Feature: x\n  Scenario: y\n    Given all is well\n  what is this?\n',
  'a tag rule is broken': 'Feature: x\n  @tdd_expected_fail\n  Scenario: y\n    Given all is well\n',
};

const hooks: Readonly<Record<string, string>> = {
  'support code throws': "throw new Error('a module is missing');",
  'BeforeAll throws': "BeforeAll(() => { throw new Error('the database is down'); });",
  'AfterAll throws': "AfterAll(() => { throw new Error('the database does not stop'); });",
};

const steps: Readonly<Record<string, string>> = {
  'a step leaves with 3': 'process.exit(3)',
  'a step leaves with 0': 'process.exit(0)',
  'a worker leaves with 0': 'process.exit(0)',
  'a step waits for nothing': 'new Promise(() => undefined)',
  'a step kills the process': "process.kill(process.pid, 'SIGKILL')",
  'a step keeps what is there':
    "['page.html', 'page.md'].map((name) => fs.copyFileSync(name, 'kept-' + name)) && undefined",
};

const kills = `module.exports = {
  type: 'plugin',
  coordinator: ({ transform }) => transform('pickles:filter', () => process.kill(process.pid, 'SIGKILL')),
};`;

const brokenFiles: Readonly<Record<string, object>> = {
  runs: { formatOptions: { documentation: { markdown: 'page.md', runsFile: 'broken.json' } } },
  chapters: { formatOptions: { documentation: { markdown: 'page.md', chapters: 'broken.json' } } },
  mutants: { formatOptions: { documentation: { markdown: 'page.md', mutants: 'broken.json' } } },
  history: { pluginOptions: { captureBugs: { historyFile: 'broken.json' } } },
  issues: { pluginOptions: { captureBugs: { issuesFile: 'broken.json' } } },
};

const more: Readonly<Record<string, object>> = {
  'nothing fits a filter': { tags: '@nobody' },
  'a worker leaves with 0': { parallel: 2 },
  'the process is killed before the run begins': { plugin: ['./kills.js'] },
  'an option makes no sense': { formatOptions: { documentation: { markdown: 'page.md', titel: 'Shop' } } },
  'the ledger cannot be written': { pluginOptions: { captureBugs: { ledgerFile: 'steps.js/ledger.json' } } },
};

/** Writes a suite of three scenarios in which something happens, and the green page and Markdown of a run before. */
export function writeEndingPages(suite: MadeSuite, what: string): void {
  suite.write('page.html', 'Healthy: this run is green. It was yesterday.');
  suite.write('page.md', 'Healthy: this run is green. It was yesterday.');
  const scenarios = ['all is well', 'something happens', 'all is well'].map(
    (step, index) => `  Scenario: ${index}\n    Given ${step}\n`,
  );
  suite.write('features/one.feature', `Feature: Endings\n${scenarios.join('')}`);
  if (features[what] !== undefined) {
    suite.write('features/two.feature', features[what]);
  }
  suite.write('steps.js', codeOf(what));
  suite.write('kills.js', kills);
  suite.write('broken.json', '{"half');
  const [, broken = ''] = /^the file of (.*) is broken$/.exec(what) ?? [];
  suite.configure({
    require: ['steps.js'],
    format: [['@audit-race/cucumber/documentation', 'page.html']],
    formatOptions: { documentation: { markdown: 'page.md' } },
    ...more[what],
    ...brokenFiles[broken],
  });
}

function codeOf(what: string): string {
  return [
    "const fs = require('node:fs');",
    "const { AfterAll, BeforeAll, Given } = require('@cucumber/cucumber');",
    "Given('all is well', () => undefined);",
    `Given('something happens', { timeout: -1 }, () => ${steps[what] ?? 'undefined'});`,
    hooks[what] ?? '',
  ].join('\n');
}
