import type { Execution } from '../execution/execution';
import { patienceAfter } from '../execution/patience';
import { NondeterminismError } from '../experiment/errors';
import { endedOrder, type RememberedOrder } from '../report/ended-order';
import type { InterleavingRun } from '../report/interleaving-run';
import { Story } from '../report/story';
import { ReplayScheduler } from '../scheduler/replay';
import type { OrderRunner } from './order-runner';
import type { SearchFindings } from './search-findings';

/** An order that was run again, with its story. */
export interface ToldOrder {
  readonly run: InterleavingRun;
  readonly verdict: string;
}

/**
 * Runs an order again, and records its story.
 *
 * @throws NondeterminismError when it ends differently than before.
 */
export async function runAgain(search: SearchFindings, order: RememberedOrder): Promise<ToldOrder> {
  const told = await tellOrder(search.runner, search, order);
  if (told.verdict !== order.verdict) {
    throw new NondeterminismError(
      search.experiment.name,
      `the order ${told.run.id}, run again, ended in another way: once "${order.verdict}", once "${told.verdict}"`,
    );
  }
  return told;
}

/**
 * The story of a failing order. Timers and events that only ring after all callers have ended are left out if the problems stay the same.
 *
 * @throws NondeterminismError when it ends differently than before.
 */
export async function tellSmallest(search: SearchFindings, order: RememberedOrder): Promise<InterleavingRun> {
  const { run } = await runAgain(search, order);
  const last = run.steps.at(-1)?.kind;
  if (last !== 'timer' && last !== 'event') {
    return run;
  }
  const shorter = (await tellOrder(search.runner, search, order, true)).run;
  return problemsOf(shorter) === problemsOf(run) ? shorter : run;
}

function problemsOf({ problems }: InterleavingRun): string {
  return problems.map(({ kind, message }) => `${kind}: ${message}`).join('\n');
}

/** Like {@link runAgain}, but with any runner, and without a check of the verdict. */
export async function tellOrder(
  runner: OrderRunner,
  { options, tally }: SearchFindings,
  { choices }: RememberedOrder,
  isCutShort = false,
): Promise<ToldOrder> {
  const witness = new Story();
  const patience = patienceAfter(tally.stuckCallers, tally.hungChecks, options.effectTimeoutMs);
  const execution: Execution = await runner.run(new ReplayScheduler(choices, isCutShort), {
    witness,
    patience,
    isCareful: true,
  });
  return { run: witness.toRun(execution), verdict: endedOrder(execution).verdict };
}
