import { judgeRuns } from './judge-runs';
import type { Mutant } from './mutant';
import { runGuards } from './run-guards';
import type { Scenario, ScenarioList } from './scenario-list';
import type { Workbench } from './workbench';

/** The result of a mutant. */
export interface Trial {
  readonly mutant: Mutant;
  /** The changed file; empty if the mutant could not be made. */
  readonly file: string;
  /** The guards that noticed: all of them for an essential promise, otherwise only the first. */
  readonly killedBy: readonly Scenario[];
  /** Whether a guard hung and was killed. */
  readonly hung: boolean;
  /** Why the mutant is not sufficiently killed; undefined if it is. */
  readonly complaint: string | undefined;
}

/** Makes a mutant in a copy of the repository, and runs its guards. */
export async function tryMutant(mutant: Mutant, bench: Workbench, scenarios: ScenarioList): Promise<Trial> {
  const { guards, essential } = mutant;
  try {
    const file = bench.fileOf(mutant);
    const until = essential ? 'the end' : 'one notices';
    const runs = await bench.with(mutant, () => runGuards(bench.folder, guards, { scenarios, until }));
    const killedBy = runs.flatMap(({ red }) => red);
    return {
      mutant,
      file,
      killedBy,
      hung: runs.some(({ hung }) => hung),
      complaint: judgeRuns(mutant, runs, (scenario) => scenarios.isQuick(scenario)),
    };
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    return { mutant, file: '', killedBy: [], hung: false, complaint };
  }
}
