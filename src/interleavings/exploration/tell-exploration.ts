import type { RememberedOrder } from '../report/ended-order';
import type { Exploration } from '../report/exploration';
import { describeScope } from '../report/exploration-scope';
import type { InterleavingRun } from '../report/interleaving-run';
import { withJson } from '../report/to-json';
import { runAgain } from './run-again';
import type { SearchFindings } from './search-findings';

/** The runs that an exploration includes. */
export interface ToldRuns {
  readonly smallest?: InterleavingRun | undefined;
  readonly example?: InterleavingRun | undefined;
  /** The order that `smallest` belongs to. */
  readonly order?: RememberedOrder;
}

/** If an order takes less time than this, in milliseconds, the time of two more does not matter. */
const QUICK_ORDER_MS = 20;

/** Composes the result of a search. Most stories are recorded only now, by running their orders again: recording slows a search down. */
export async function tellExploration(search: SearchFindings, told: ToldRuns): Promise<Exploration> {
  const { cutBy, played } = search.tally;
  if ((cutBy.has('budgetMs') || cutBy.has('signal')) && search.progress.elapsedMs > QUICK_ORDER_MS * played) {
    return describeExploration(search, told);
  }
  const smallest = told.smallest ?? (await runOf(search, search.tally.smallest));
  const example = await runOf(search, search.tally.example);
  return describeExploration(search, { smallest, example });
}

/** The result of a search, with the runs that are available. */
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
