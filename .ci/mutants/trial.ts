import { judgeRuns } from './judge-runs';
import type { Mutant } from './mutant';
import { runGuards } from './run-guards';
import type { Scenario, ScenarioList } from './scenario-list';
import type { Workbench } from './workbench';

/** What became of a mutant. */
export interface Trial {
  readonly mutant: Mutant;
  /** The file it was made in; empty where it could not be made. */
  readonly file: string;
  /** Who noticed: everybody among the guards of an essential promise, otherwise the first. */
  readonly killedBy: readonly Scenario[];
  /** Whether a guard hung, and was ended from outside. */
  readonly hung: boolean;
  /** Why the mutant is not dead enough; undefined where all is well. */
  readonly complaint: string | undefined;
}

/** Makes a mutant in a copy of the repository, and looks who notices. */
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
