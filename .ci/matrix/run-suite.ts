import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readCaseResults } from '../../features/support/case-results';
import { describeCase, type ExpectedCases } from './expected-cases';
import { runCommand } from './run-command';

/** The content of a cell of the table, and the reasons if it is not a success. */
export interface Cell {
  readonly text: string;
  /** The differences from the expected result; empty if there are none, or if the combination is not supported. */
  readonly problems: readonly string[];
}

/** A suite in a folder, and its expected results. */
export interface SuiteRun {
  /** The command that runs its Cucumber: a program, and the arguments before those of Cucumber. */
  readonly launch: readonly string[];
  readonly folder: string;
  readonly args: readonly string[];
  readonly expected: ExpectedCases;
}

/** Outputs that show that the combination is not supported by Cucumber or Node, and the text of the cell for each. */
const EXCUSES = [
  { said: /Cucumber can only run on Node/, text: 'no Cucumber' },
  { said: /Unknown file extension "\.ts"/, text: 'no TypeScript' },
];

/** Runs a suite, and compares the result of each case with the expected one. */
export async function runSuite({ launch, folder, args, expected }: SuiteRun): Promise<Cell> {
  const [program = '', ...before] = launch;
  const scratch = mkdtempSync(path.join(tmpdir(), 'matrix-'));
  const messages = path.join(scratch, 'messages.ndjson');
  const formats = ['--format', 'summary', '--format', `message:${messages}`];
  try {
    const { exitCode, output } = await runCommand(program, [...before, ...formats, ...args], {
      cwd: folder,
      env: { FORCE_COLOR: '0', NODE_OPTIONS: '' },
    });
    const excuse = EXCUSES.find(({ said }) => said.test(output));
    if (excuse !== undefined) {
      return { text: excuse.text, problems: [] };
    }
    const text = existsSync(messages) ? readFileSync(messages, 'utf8') : '';
    const seen = new Map(
      readCaseResults(text).map((one) => [one.name, describeCase(one.status, one.verdict?.verdict)]),
    );
    const problems = compare(expected, seen);
    // Each of these suites contains cases that must make the run red.
    if (exitCode !== 1) {
      problems.push(`it ended with ${exitCode}, not with 1`);
    }
    const said = seen.size === 0 ? [output.trim()] : [];
    return { text: `${seen.size - problems.length}/${expected.size}`, problems: [...problems, ...said] };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

function compare(expected: ExpectedCases, seen: ExpectedCases): string[] {
  const names = new Set([...expected.keys(), ...seen.keys()]);
  return [...names]
    .filter((name) => expected.get(name) !== seen.get(name))
    .map(
      (name) => `${name}: ${seen.get(name) ?? 'not run'} (expected: ${expected.get(name) ?? 'no such case'})`,
    );
}
