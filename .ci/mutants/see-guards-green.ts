import type { Mutant } from './mutant';
import { runGuards } from './run-guards';
import type { ScenarioList } from './scenario-list';
import type { Workbench } from './workbench';

/** Runs all guards on unchanged code. A guard that is red then cannot detect a mutant. */
export async function seeGuardsGreen(
  mutants: readonly Mutant[],
  benches: readonly Workbench[],
  scenarios: ScenarioList,
): Promise<void> {
  const guards = [...new Set(mutants.flatMap((mutant) => mutant.guards))];
  process.stdout.write(`Without a mutant: ${guards.length} guards must be green.\n`);
  const runs = await Promise.all(
    benches.map(({ folder }, bench) => {
      const share = guards.filter((_, index) => index % benches.length === bench);
      return runGuards(folder, share, { scenarios, until: 'the end' });
    }),
  );
  for (const { red, crashed, output } of runs.flat()) {
    if (red.length > 0 || crashed) {
      throw new Error(`Guards are red although nothing was changed.\n${output}`);
    }
  }
  const greenCount = runs.flat().reduce((sum, run) => sum + run.greenCount, 0);
  process.stdout.write(`  They are, ${greenCount} in all with their scenarios.\n`);
}
