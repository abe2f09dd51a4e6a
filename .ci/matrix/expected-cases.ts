import { readFileSync } from 'node:fs';

/** For each case, what Cucumber shows it as, and how the harness judges it. */
export type ExpectedCases = ReadonlyMap<string, string>;

const HEAD = /^\| (?:case|scenario) +\| shown as +\|(?: verdict +\|)?$/;
const NOT_JUDGED = 'not judged';
const LANGUAGES = 'features/adopting/empty-project.feature';

/**
 * What Cucumber 13 no longer says: that a step behind one that was skipped is undefined or ambiguous. The plugin says it, and
 * the run is as red as before.
 */
const HIDDEN_STEPS = [
  'an undefined step after the captured failure',
  'an ambiguous step after the captured failure',
];

/** What comes of the suites in each language; the chapter that runs them here has the table. */
export function readLanguageCases(): ExpectedCases {
  return readTables(LANGUAGES);
}

/** Reads the tables of a feature whose columns are the case, what it is shown as, and its verdict. */
export function readExpectedCases(feature: string, cucumberMajor: number): ExpectedCases {
  const expected = readTables(feature);
  for (const name of cucumberMajor < 13 ? [] : HIDDEN_STEPS) {
    expected.set(name, describeCase('skipped', 'captured'));
  }
  return expected;
}

function readTables(feature: string): Map<string, string> {
  const expected = new Map<string, string>();
  let isInTable = false;
  for (const line of readFileSync(feature, 'utf8')
    .split('\n')
    .map((text) => text.trim())) {
    if (isInTable && line.startsWith('|')) {
      const [name = '', status = '', verdict] = line
        .slice(1, -1)
        .split('|')
        .map((cell) => cell.trim());
      expected.set(name, describeCase(status, verdict === '-' ? undefined : verdict));
    }
    isInTable = HEAD.test(line) || (isInTable && line.startsWith('|'));
  }
  return expected;
}

export function describeCase(status: string, verdict: string = NOT_JUDGED): string {
  return `${status}, ${verdict}`;
}
