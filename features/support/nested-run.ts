import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CaseResult, readCaseResults } from './case-results';
import { runChild } from './child';
import { unmeasured } from './coverage';
import { onceInARun } from './once-in-a-run';
import { type CommandLine, type CommandOutcome, runWarm } from './warm-cucumber';

/** A run of Cucumber on a suite of its own. */
export interface NestedRun extends CommandOutcome {
  /** What Cucumber's messages say about each scenario that was started. */
  readonly cases: readonly CaseResult[];
}

const suites = path.resolve('features/harness/fixtures');
const cucumber = 'node_modules/@cucumber/cucumber/bin/cucumber.js';

/** How a suite is run. */
export interface RunMode {
  readonly args: readonly string[];
  readonly environment?: NodeJS.ProcessEnv;
  /** Whether it needs a process that has run no suite before: a process imports an ES module only once. */
  readonly isAlone?: boolean;
}

/**
 * Runs a suite of the fixtures; each combination of suite and mode once in a run, however often it is asked.
 *
 * That a suite behaves so in a process of its own, too, is seen by `npm run canary`, and by the suites of adopters.
 */
export function runSuite(suite: string, mode: RunMode = { args: [] }): Promise<NestedRun> {
  const run = mode.isAlone ? runFolder : runFolderWarm;
  return onceInARun(JSON.stringify(['suite', suite, mode]), () =>
    run(path.join(suites, suite), mode.args, mode.environment),
  );
}

/** Runs whatever suite lies in a folder, with its own Cucumber if it has one, in a process of its own. */
export function runFolder(
  cwd: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<NestedRun> {
  const own = path.join(cwd, cucumber);
  const bin = existsSync(own) ? own : path.resolve(cucumber);
  return readRun(cwd, args, environment, async ({ env, ...line }) => {
    const options = { cwd, env };
    const { exitCode, stdout, stderr } = await runChild(process.execPath, [bin, ...line.args], options);
    return { exitCode: exitCode ?? 1, stdout, stderr };
  });
}

/** The same with the Cucumber of the repository, in a process that runs one suite after another. */
export function runFolderWarm(
  cwd: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<NestedRun> {
  return readRun(cwd, args, environment, runWarm);
}

async function readRun(
  cwd: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  run: (line: CommandLine) => Promise<CommandOutcome>,
): Promise<NestedRun> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'nested-run-'));
  const messages = path.join(scratch, 'messages.ndjson');
  const formats = ['--format', 'summary', '--format', `message:${messages}`];
  const env = { ...innerEnvironment(), ...unmeasured, ...environment };
  try {
    const outcome = await run({ cwd, args: [...formats, ...args], env });
    // A run that is refused while it is set up leaves no messages.
    const cases = existsSync(messages) ? readCaseResults(readFileSync(messages, 'utf8')) : [];
    return { ...outcome, cases };
  } finally {
    rmSync(scratch, { recursive: true });
  }
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
