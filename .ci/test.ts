/**
 * Everything that CI runs, in one command: the canary, the gates of `npm run check`, the features, and their coverage of src.
 *
 * Each gate counts as one, like a scenario. A red gate does not stop the others: one run shows everything that is wrong, and the end
 * of its output lists it.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, statfsSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../features/documentation/support/find-browser';
import { measuredIn } from '../features/support/measured-run';
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
 * The gates that need only the build. They do not build themselves, because the features read the build while they run. Known
 * vulnerabilities are checked only by `npm run check` and on CI, because for the same code the answer of a registry changes over time.
 */
const GATES = [
  'types',
  ...['style', 'layers', 'unused', 'docs', 'api', 'suppressions', 'changelog', 'licences', 'regexps'].map(
    (gate) => `check:${gate}`,
  ),
];
const MESSAGES = 'reports/cucumber.ndjson';
/** The folder for files in memory on Linux, and the space that a run may need there: 2 GiB. */
const MEMORY_FOLDER = '/dev/shm';
const MEMORY_BYTES_MIN = 2 * 2 ** 30;
const COVERAGE = path.resolve('coverage/v8');

async function main(): Promise<void> {
  const build = await runScript('build');
  // The canary runs first: if the harness called no steps, the features, which use the same harness, could not report it.
  const canary = await runScript('canary');
  // Scenarios that cannot run must not seem to have passed: without a browser, those that need one are left out, and counted.
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
      env: { ...measuredIn(COVERAGE), ...chooseTemporaryFolder() },
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

/** The run has printed the reason already. It is determined again for the summary at the end. */
async function findWhyNoServer(leftOut: readonly TaggedScenario[]): Promise<string | undefined> {
  const needing = leftOut.filter(needsServer);
  return needing.length === 0 ? undefined : ((await whyNoServer(needing)) ?? 'the server did not start.');
}

/**
 * Scenarios create thousands of small files, and databases that wait for the disk at each entry. Files in memory avoid these waits, and
 * no scenario notices the difference, because each ends long before a power failure could matter.
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

/** Runs the gates one after another. They use the CPU time that the features leave idle. */
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
