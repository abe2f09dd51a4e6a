import { readFileSync } from 'node:fs';

/** The expected result of each case: its status in Cucumber, and its verdict. */
export type ExpectedCases = ReadonlyMap<string, string>;

const HEAD = /^\| (?:case|scenario) +\| shown as +\|(?: verdict +\|)?$/;
const NOT_JUDGED = 'not judged';
const LANGUAGES = 'features/adopting/empty-project.feature';

/**
 * Cases in which Cucumber 13 no longer reports an undefined or ambiguous step after a skipped one. The plugin reports it instead, so
 * the run is still red.
 */
const HIDDEN_STEPS = [
  'an undefined step after the captured failure',
  'an ambiguous step after the captured failure',
];

/** The expected results of the suites in each language, from the table in the chapter that also runs them here. */
export function readLanguageCases(): ExpectedCases {
  return readTables(LANGUAGES);
}

/** Reads the tables of a feature with columns for the case, its status, and its verdict. */
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
