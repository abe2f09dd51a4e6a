import type { Execution } from '../execution/execution';
import { patienceAfter } from '../execution/patience';
import { NondeterminismError } from '../experiment/errors';
import { endedOrder, type RememberedOrder } from '../report/ended-order';
import type { InterleavingRun } from '../report/interleaving-run';
import { Story } from '../report/story';
import { ReplayScheduler } from '../scheduler/replay';
import type { OrderRunner } from './order-runner';
import type { SearchFindings } from './search-findings';

/** An order that was run once more, with its story. */
export interface ToldOrder {
  readonly run: InterleavingRun;
  readonly verdict: string;
}

/**
 * Runs an order once more, with its story.
 *
 * @throws NondeterminismError when it ends in another way than it did.
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
 * The story of an order that fails, without what rings when its callers have ended, where that changes nothing.
 *
 * @throws NondeterminismError when it ends in another way than it did.
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

/** The same, however it ends, and with another runner. */
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
