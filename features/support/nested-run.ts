import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CaseResult, readCaseResults } from './case-results';
import { runChild } from './child';
import { measured, unmeasured } from './coverage';
import { onceInARun } from './once-in-a-run';

/** A run of Cucumber on a suite of its own, in a process of its own. */
export interface NestedRun {
  /** What Cucumber's messages say about each scenario that was started. */
  readonly cases: readonly CaseResult[];
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const suites = path.resolve('features/harness/fixtures');
const cucumber = 'node_modules/@cucumber/cucumber/bin/cucumber.js';

/** How a suite is run. */
export interface RunMode {
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
}

/** Runs a suite of the fixtures; each combination of suite and mode once in a run, however often it is asked. */
export function runSuite(suite: string, mode: RunMode = { args: [] }): Promise<NestedRun> {
  return onceInARun(JSON.stringify(['suite', suite, mode]), () =>
    runFolder(path.join(suites, suite), mode.args, mode.environment),
  );
}

/** Runs whatever suite lies in a folder, with its own Cucumber if it has one. */
export async function runFolder(
  cwd: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<NestedRun> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'nested-run-'));
  const messages = path.join(scratch, 'messages.ndjson');
  const formats = ['--format', 'summary', '--format', `message:${messages}`];
  try {
    const own = path.join(cwd, cucumber);
    const bin = existsSync(own) ? own : path.resolve(cucumber);
    const { exitCode, stdout, stderr } = await runNode([bin, ...formats, ...args], cwd, environment);
    // A run that is refused while it is set up leaves no messages.
    const cases = existsSync(messages) ? readCaseResults(readFileSync(messages, 'utf8')) : [];
    return { cases, exitCode, stdout, stderr };
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

async function runNode(
  args: readonly string[],
  cwd: string,
  environment: NodeJS.ProcessEnv,
): Promise<Omit<NestedRun, 'cases'>> {
  const env = { ...innerEnvironment(), ...coverageOf(args), ...environment };
  const { exitCode, stdout, stderr } = await runChild(process.execPath, args, { cwd, env });
  return { exitCode: exitCode ?? 1, stdout, stderr };
}

// Under --parallel this process is a worker of Cucumber, and its child must not take itself for one. What is said of the run
// around it (CAPTURE_BUGS_) is not about its suite either.
export function innerEnvironment(): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(CUCUMBER|CAPTURE_BUGS|GITHUB)_/.test(name),
  );
  // Nor does it know that the run around it may be one of a CI system.
  return { ...Object.fromEntries(inherited), FORCE_COLOR: '0', CI: '' };
}

// The same suite in other run modes covers the same lines, and to measure them again only costs time.
function coverageOf(args: readonly string[]): NodeJS.ProcessEnv {
  return args.some((arg) => ['--parallel', '--retry', '--dry-run'].includes(arg)) ? unmeasured : measured;
}
