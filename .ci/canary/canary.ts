/**
 * `npm run canary`: runs a small suite with the harness, but judges it without the harness.
 *
 * The features of this repository run with the same harness that they test. If it called no steps, or accepted every red verdict, all of
 * them would be green. So this program runs first. It knows which steps must run and which scenarios must be red. If the result
 * differs, it names the broken part of the harness.
 */
import { type CanaryRuns, profiles, runProfile } from './canary-run';
import { findFaults } from './find-faults';
import { knownCases, knownTraces } from './known-runs';

const ALL_IS_WELL = `${knownTraces.length} of ${knownTraces.length} steps and hooks were run, ${knownCases.length} scenarios ended as known, 4 runs were refused`;

async function main(): Promise<void> {
  const entries = await Promise.all(
    profiles.map(async (profile) => [profile, await runProfile(profile)] as const),
  );
  const faults = findFaults(Object.fromEntries(entries) as CanaryRuns);
  const lines =
    faults.length > 0 ? faults.map((fault) => `✖ canary: ${fault}`) : [`✔ canary: ${ALL_IS_WELL}`];
  process.stdout.write(`${lines.join('\n')}\n`);
  process.exitCode = faults.length === 0 ? 0 : 1;
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exitCode = 1;
});
