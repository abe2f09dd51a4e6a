import type { Mutant } from './mutant';
import type { GuardRun } from './run-guards';
import type { Scenario } from './scenario-list';

/** Whether `npm run quick` runs a scenario. */
type IsQuick = (scenario: Scenario) => boolean;

/** Why a mutant is not sufficiently killed by its guards; undefined if it is. */
export function judgeRuns(mutant: Mutant, runs: readonly GuardRun[], isQuick: IsQuick): string | undefined {
  const killedBy = runs.flatMap(({ red }) => red);
  return complainAbout(mutant, runs) ?? judge(mutant, killedBy, isQuick);
}

/** Why the runs themselves are invalid. */
function complainAbout({ tells }: Mutant, runs: readonly GuardRun[]): string | undefined {
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

function judge(
  { equivalent, essential }: Mutant,
  killedBy: readonly Scenario[],
  isQuick: IsQuick,
): string | undefined {
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
  return killedBy.some(isQuick) ? undefined : 'breaks an essential promise, and nobody quick notices';
}
