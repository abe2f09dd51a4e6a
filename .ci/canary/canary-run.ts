import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type NestedRun, runFolder } from '../../features/support/nested-run';

/** A run of one profile of the suite. */
export interface CanaryRun extends NestedRun {
  /** What the definitions left behind that were really run, in this order. */
  readonly traces: readonly string[];
}

/** What the suite is run for: the profiles of its cucumber.js. */
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

/** Runs a profile of the suite in a process of its own. */
export async function runProfile(profile: Profile): Promise<CanaryRun> {
  const folder = mkdtempSync(path.join(tmpdir(), 'canary-'));
  const file = path.join(folder, 'traces.txt');
  try {
    const run = await runFolder(SUITE, ['--profile', profile], { CANARY_TRACES: file });
    const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
    return { ...run, traces: text.split('\n').filter(Boolean) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
