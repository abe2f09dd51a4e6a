import type { RememberedOrder } from '../report/ended-order';
import type { Exploration } from '../report/exploration';
import { describeScope } from '../report/exploration-scope';
import type { InterleavingRun } from '../report/interleaving-run';
import { withJson } from '../report/to-json';
import { runAgain } from './run-again';
import type { SearchFindings } from './search-findings';

/** The runs that an exploration shows. */
export interface ToldRuns {
  readonly smallest?: InterleavingRun | undefined;
  readonly example?: InterleavingRun | undefined;
  /** Which order the smallest was told of. */
  readonly order?: RememberedOrder;
}

/** With less time for an order than that, in milliseconds, nobody minds one more. */
const QUICK_ORDER_MS = 20;

/** Puts together what a search has found. Most stories are told only now: a search that counts has no time for them. */
export async function tellExploration(search: SearchFindings, told: ToldRuns): Promise<Exploration> {
  const { cutBy, played } = search.tally;
  if ((cutBy.has('budgetMs') || cutBy.has('signal')) && search.progress.elapsedMs > QUICK_ORDER_MS * played) {
    return describeExploration(search, told);
  }
  const smallest = told.smallest ?? (await runOf(search, search.tally.smallest));
  const example = await runOf(search, search.tally.example);
  return describeExploration(search, { smallest, example });
}

/** What was counted, with as many runs as are known. */
export function describeExploration(
  { experiment, options, tally, runner }: SearchFindings,
  { smallest, example }: ToldRuns,
): Exploration {
  const { starts = 'call' } = experiment;
  return withJson({
    experiment: experiment.name,
    interleavings: tally.interleavings,
    explored: tally.explored,
    failing: tally.failing,
    complete: tally.cutBy.size === 0 && tally.isControlled,
    cutBy: [...tally.cutBy].sort(),
    scope: describeScope(tally, { options, starts, assumptions: runner.assumptions }),
    ...(smallest === undefined ? {} : { smallest }),
    ...(example === undefined ? {} : { example }),
  });
}

async function runOf(
  search: SearchFindings,
  order: RememberedOrder | undefined,
): Promise<InterleavingRun | undefined> {
  return order && (await runAgain(search, order)).run;
}
