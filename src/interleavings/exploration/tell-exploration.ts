import { patienceAfter } from '../execution/patience';
import { NondeterminismError } from '../experiment/errors';
import type { Exploration } from '../report/exploration';
import { describeScope } from '../report/exploration-scope';
import { type RememberedOrder, verdictOf } from '../report/exploration-tally';
import type { InterleavingRun } from '../report/interleaving-run';
import { Story } from '../report/story';
import { withJson } from '../report/to-json';
import { ReplayScheduler } from '../scheduler/replay';
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
  const smallest = told.smallest ?? (await tellOrder(search, search.tally.smallest));
  const example = await tellOrder(search, search.tally.example);
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

/**
 * Runs an order once more, with its story.
 *
 * @throws NondeterminismError when it ends in another way than it did.
 */
export async function tellOrder(
  { experiment, runner, options, tally }: SearchFindings,
  order: RememberedOrder | undefined,
): Promise<InterleavingRun | undefined> {
  if (order === undefined) {
    return;
  }
  const witness = new Story();
  const patience = patienceAfter(tally.stuckCallers, tally.hungChecks, options.effectTimeoutMs);
  const mode = { witness, patience, isCareful: true };
  const execution = await runner.run(new ReplayScheduler(order.choices), mode);
  const run = witness.toRun(execution);
  const verdict = verdictOf(execution);
  if (verdict !== order.verdict) {
    throw new NondeterminismError(
      experiment.name,
      `the order ${run.id}, run again, ended in another way: once "${order.verdict}", once "${verdict}"`,
    );
  }
  return run;
}
