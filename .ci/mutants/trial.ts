import type { Mutant } from './mutant';
import { type GuardRun, runGuards } from './run-guards';
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
      complaint: complainAbout(runs, mutant) ?? judge(mutant, killedBy, scenarios),
    };
  } catch (error) {
    const complaint = error instanceof Error ? error.message : String(error);
    return { mutant, file: '', killedBy: [], hung: false, complaint };
  }
}

/** What makes the runs themselves worthless. */
function complainAbout(runs: readonly GuardRun[], { tells }: Mutant): string | undefined {
  const crashed = runs.find((run) => run.crashed);
  if (crashed !== undefined) {
    return `a guard ended badly, and no scenario was red:\n${crashed.output}`;
  }
  if (runs.every(({ red, greenCount }) => red.length + greenCount === 0)) {
    return 'no guard was run';
  }
  const canary = runs.find(({ red }) => red.some(({ name }) => name === 'canary'));
  return tells === undefined || canary === undefined || canary.output.includes(`canary: ${tells}: `)
    ? undefined
    : `the canary does not name the ${tells}:\n${canary.output}`;
}

function judge(mutant: Mutant, killedBy: readonly Scenario[], scenarios: ScenarioList): string | undefined {
  const { equivalent, essential } = mutant;
  const [first] = killedBy;
  if (equivalent !== undefined) {
    return first && `is said to change nothing, but "${first.name}" notices`;
  }
  if (first === undefined) {
    return 'SURVIVES: nobody notices';
  }
  if (!essential) {
    return undefined;
  }
  if (killedBy.length === 1) {
    return `breaks an essential promise, and only "${first.name}" notices`;
  }
  const isQuick = killedBy.some((scenario) => scenarios.isQuick(scenario));
  return isQuick ? undefined : 'breaks an essential promise, and nobody quick notices';
}
