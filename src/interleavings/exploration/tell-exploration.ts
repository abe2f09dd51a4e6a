import { patienceAfter } from '../execution/patience';
import type { Exploration } from '../report/exploration';
import { describeScope } from '../report/exploration-scope';
import type { RememberedOrder } from '../report/exploration-tally';
import type { InterleavingRun } from '../report/interleaving-run';
import { Story } from '../report/story';
import { ReplayScheduler } from '../scheduler/replay';
import type { SearchFindings } from './search-findings';

/** Puts together what a search has found. Stories are told only now: a search that counts has no time for them. */
export async function tellExploration(search: SearchFindings): Promise<Exploration> {
  const { experiment, options, tally, runner } = search;
  const smallest = await tellOrder(search, tally.smallest);
  const example = await tellOrder(search, tally.example);
  const { starts = 'call' } = experiment;
  return {
    experiment: experiment.name,
    interleavings: tally.interleavings,
    explored: tally.explored,
    failing: tally.failing,
    complete: tally.cutBy.size === 0 && tally.isControlled,
    cutBy: [...tally.cutBy].sort(),
    scope: describeScope(tally, { options, starts, assumptions: runner.assumptions }),
    ...(smallest === undefined ? {} : { smallest }),
    ...(example === undefined ? {} : { example }),
  };
}

/** Runs an order once more, with its story. */
async function tellOrder(
  { runner, options, tally }: SearchFindings,
  order: RememberedOrder | undefined,
): Promise<InterleavingRun | undefined> {
  if (order === undefined) {
    return;
  }
  const witness = new Story();
  const patience = patienceAfter(tally.stuckCallers, tally.hungChecks, options.effectTimeoutMs);
  const mode = { witness, patience, isCareful: true };
  return witness.toRun(await runner.run(new ReplayScheduler(order.choices), mode));
}
