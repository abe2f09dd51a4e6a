/**
 * `npm run canary`: a small suite under the harness, judged without it.
 *
 * The features run under the harness that they test. Were it to call no step, or to let every red verdict through, all of
 * them would be green. So this program comes first: it knows which steps must run, which scenarios must be red, and says
 * which part of the harness is broken when they do not, or are not.
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
