import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Red, readScenarios } from '../scenario-summary';
import { runUntilSilent } from './run-until-silent';
import type { Scenario, ScenarioList } from './scenario-list';

/** The result of a run of guards. */
export interface GuardRun {
  /** The guards that noticed: failed scenarios, a gate, or the canary. */
  readonly red: readonly Scenario[];
  /** The number of guards that are green. */
  readonly greenCount: number;
  /** Whether the run was killed because it made no progress. */
  readonly hung: boolean;
  /** Whether the run failed without a failed guard. */
  readonly crashed: boolean;
  readonly output: string;
}

/** Where guards are found, and when to stop. */
interface GuardOptions {
  readonly scenarios: ScenarioList;
  /** Whether to run all guards, or to stop when the first one notices. */
  readonly until: 'the end' | 'one notices';
}

const CUCUMBER = 'node_modules/@cucumber/cucumber/bin/cucumber.js';
const CANARY: Scenario = { name: 'canary', uri: '.ci/canary/canary.ts', line: 1 };

/** Runs guards in a copy of the repository: the canary, the gates, and all features in a single process. */
export async function runGuards(
  folder: string,
  guards: readonly string[],
  { scenarios, until }: GuardOptions,
): Promise<readonly GuardRun[]> {
  const gates = guards.filter((guard) => guard.startsWith('check:'));
  const features = guards.filter((guard) => guard.includes('/')).map((guard) => scenarios.pathOf(guard));
  const waiting = [
    ...(guards.includes('canary') ? [() => runCanary(folder)] : []),
    ...gates.map((gate) => () => runGate(folder, gate)),
    ...(features.length > 0 ? [() => runFeatures(folder, features, until)] : []),
  ];
  const runs: GuardRun[] = [];
  for (const run of waiting) {
    if (until === 'the end' || runs.every(({ red }) => red.length === 0)) {
      runs.push(await run());
    }
  }
  return runs;
}

async function runCanary(folder: string): Promise<GuardRun> {
  const args = ['--require', 'ts-node/register', CANARY.uri];
  const { exitCode, output, hung } = await runUntilSilent(process.execPath, args, { cwd: folder });
  const notices = hung || output.includes('✖ canary:');
  return judgeProgram(CANARY, { notices, hung, output, crashed: !notices && exitCode !== 0 });
}

async function runGate(folder: string, script: string): Promise<GuardRun> {
  const run = (name: string) => runUntilSilent('npm', ['run', name], { cwd: folder });
  // This gate reads the public names from the build output, so build first.
  await (script === 'check:api' ? run('build') : undefined);
  const { exitCode, output, hung } = await run(script);
  const gate = { name: script, uri: 'package.json', line: 1 };
  return judgeProgram(gate, { notices: exitCode !== 0, hung, output, crashed: false });
}

function judgeProgram(
  program: Scenario,
  { notices, ...rest }: Omit<GuardRun, 'red' | 'greenCount'> & { readonly notices: boolean },
): GuardRun {
  return { red: notices ? [program] : [], greenCount: notices ? 0 : 1, ...rest };
}

async function runFeatures(
  folder: string,
  paths: readonly string[],
  until: GuardOptions['until'],
): Promise<GuardRun> {
  const scratch = mkdtempSync(path.join(tmpdir(), 'mutant-'));
  const file = path.join(scratch, 'messages.ndjson');
  const args = [
    ...[CUCUMBER, '--profile', 'steps', '--format', 'summary', '--format', `message:${file}`],
    ...(until === 'one notices' ? ['--fail-fast'] : []),
    ...paths,
  ];
  try {
    const { exitCode, output, hung } = await runUntilSilent(process.execPath, args, { cwd: folder, file });
    const { count, red, unfinished } = readScenarios(file);
    const noticed = [...red, ...(hung ? unfinished : [])].flatMap(readScenario);
    return {
      red: noticed,
      greenCount: count.passed + count.skipped,
      hung,
      crashed: exitCode !== 0 && noticed.length === 0,
      output,
    };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

/** The scenario of a failure. A failure outside of scenarios has none. */
function readScenario({ name, place }: Red): Scenario[] {
  const { uri, line } = /^(?<uri>.*):(?<line>\d+)$/.exec(place)?.groups ?? {};
  return uri === undefined ? [] : [{ name, uri, line: Number(line) }];
}
