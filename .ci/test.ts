/**
 * Everything CI needs, in one command: the canary, the gates of `npm run check`, the features, and the coverage of src by them.
 *
 * Each gate counts as one, like a scenario. A red gate does not stop the others: one run shows all that is wrong, and its last
 * words name it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../features/documentation/support/find-browser';
import {
  needsServer,
  type TaggedScenario,
  whyNoServer,
} from '../features/support/postgres/left-out-scenarios';
import { conclude } from './conclude';
import { describeLeftOut } from './describe-left-out';
import { print, runScript, type ScriptRun } from './run-script';
import { readScenarios } from './scenario-summary';
import { findNewFiles, listStrayFiles } from './stray-files';

/**
 * Those that need nothing but the build. None of them builds: the features read what is built while they run. Known
 * vulnerabilities are left to `npm run check` and to CI: what a registry says of the same code is another thing each day.
 */
const GATES = [
  'types',
  ...['style', 'layers', 'unused', 'docs', 'api', 'suppressions', 'changelog', 'licences', 'regexps'].map(
    (gate) => `check:${gate}`,
  ),
];
const MESSAGES = 'reports/cucumber.ndjson';
/** Where Linux keeps files in memory, and what a run may need there: 2 GiB. */
const MEMORY_FOLDER = '/dev/shm';
const MEMORY_BYTES_MIN = 2 * 2 ** 30;
const COVERAGE = path.resolve('coverage/v8');

async function main(): Promise<void> {
  const build = await runScript('build');
  // First of all: the features run under the harness that they test, and could not say that it calls none of their steps.
  const canary = await runScript('canary');
  // A scenario that cannot run must not look as if it had: without a browser those that need one are left out and counted.
  const browser = findBrowser();
  const canMount = spawnSync('unshare', ['-rm', 'mount', '--bind', '.', '.']).status === 0;
  const missingTags = [...(browser ? [] : ['@browser']), ...(canMount ? [] : ['@mounts'])];
  rmSync(MESSAGES, { force: true });
  rmSync(COVERAGE, { recursive: true, force: true });
  const strayFiles = listStrayFiles('.');
  const [features, checks] = await Promise.all([
    runScript('features', {
      isShown: true,
      args: missingTags.length === 0 ? [] : ['--tags', `not (${missingTags.join(' or ')})`],
      env: { NODE_V8_COVERAGE: COVERAGE, ...chooseTemporaryFolder() },
    }),
    runGates(),
  ]);
  const newFiles = findNewFiles('.', strayFiles, MESSAGES);
  const tidy = { isGreen: newFiles.length === 0, red: newFiles };
  const coverage = await runScript('check:coverage');

  const scenarios = readScenarios(MESSAGES);
  const { leftOut } = scenarios;
  const missing = { hasBrowser: browser !== undefined, canMount, noServer: await findWhyNoServer(leftOut) };
  for (const line of describeLeftOut(leftOut, missing)) {
    print(line);
  }
  const gates = [build, canary, ...checks, tidy, coverage];
  const { lines, exitCode } = conclude({ scenarios, features, gates });
  print(lines.join('\n'));
  process.exitCode = exitCode;
}

/** The run itself knew why, and has said so; here it is tried once more, for the last words. */
async function findWhyNoServer(leftOut: readonly TaggedScenario[]): Promise<string | undefined> {
  const needing = leftOut.filter(needsServer);
  return needing.length === 0 ? undefined : ((await whyNoServer(needing)) ?? 'the server did not start.');
}

/**
 * Scenarios make thousands of small files, and databases that wait for their disk at each entry. What lies in memory need not
 * wait, and no scenario can tell the difference: each ends long before a power failure.
 */
function chooseTemporaryFolder(): NodeJS.ProcessEnv {
  const isChosen = process.env.TMPDIR !== undefined;
  return isChosen || !hasRoom(MEMORY_FOLDER) ? {} : { TMPDIR: MEMORY_FOLDER };
}

function hasRoom(folder: string): boolean {
  if (!existsSync(folder)) {
    return false;
  }
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize >= MEMORY_BYTES_MIN;
}

/** One after the other: they fill the gaps that the features leave from the first to the last. */
async function runGates(): Promise<ScriptRun[]> {
  const runs: ScriptRun[] = [];
  for (const gate of GATES) {
    runs.push(await runScript(gate, { isPatient: true }));
  }
  return runs;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
