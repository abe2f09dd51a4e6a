import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CaseResult, readCaseResults } from '../../features/support/case-results';

/** A run of one profile of the suite. */
export interface CanaryRun {
  /** The result of each started scenario, according to Cucumber's messages. */
  readonly cases: readonly CaseResult[];
  readonly exitCode: number;
  readonly stderr: string;
  /** The traces of the definitions that were really called, in order. */
  readonly traces: readonly string[];
}

/** The profiles in the suite's cucumber.js. */
export const profiles = [
  'every verdict',
  'green verdicts',
  'broken rules',
  'broken rules without the plugin',
  'hidden steps',
  'nobody registered',
] as const;
type Profile = (typeof profiles)[number];
export type CanaryRuns = Readonly<Record<Profile, CanaryRun>>;

const SUITE = path.join(__dirname, 'suite');
const CUCUMBER = path.resolve('node_modules/@cucumber/cucumber/bin/cucumber.js');

/** Runs a profile of the suite in a process of its own. */
export async function runProfile(profile: Profile): Promise<CanaryRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'canary-'));
  const [messages, traces] = [path.join(folder, 'messages.ndjson'), path.join(folder, 'traces.txt')];
  const args = [CUCUMBER, '--profile', profile, '--format', 'summary', '--format', `message:${messages}`];
  try {
    const { exitCode, stderr } = await runNode(args, { CANARY_TRACES: traces });
    const cases = readCaseResults(readIfThere(messages));
    return { cases, exitCode, stderr, traces: readIfThere(traces).split('\n').filter(Boolean) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// A refused run writes no files.
function readIfThere(file: string): string {
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

function runNode(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
): Promise<Pick<CanaryRun, 'exitCode' | 'stderr'>> {
  // Removes variables about the outer run, which on CI, for example, would change the behaviour of this one.
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(CUCUMBER|CAPTURE_BUGS|GITHUB)_|^(CI|NODE_V8_COVERAGE)$/.test(name),
  );
  const env = { ...Object.fromEntries(inherited), FORCE_COLOR: '0', ...environment };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: SUITE, env }, (_error, _stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? 1, stderr }),
    );
  });
}
