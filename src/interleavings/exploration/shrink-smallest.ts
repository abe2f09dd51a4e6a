import type { Execution } from '../execution/execution';
import { patienceAfter } from '../execution/patience';
import { BACKGROUND } from '../execution/place';
import type { Scheduler } from '../execution/scheduler';
import type { CompleteOptions } from '../experiment/complete-exploration-options';
import { endedOrder } from '../report/ended-order';
import { Story } from '../report/story';
import { ReplayScheduler } from '../scheduler/replay';
import { SequenceScheduler, type SequenceStep } from '../scheduler/sequence';
import type { SearchFindings } from './search-findings';

/** How many orders are tried to find a smaller one that fails. */
const TRIES_MAX = 500;

interface Tried {
  readonly execution: Execution;
  readonly steps: readonly SequenceStep[];
}

/**
 * Shrinks the smallest failing order that a random search found, as long as it still fails: removes joins and faults, and groups
 * the steps of each caller.
 *
 * A random search does not try small orders first. The orders tried here are not counted, because they are not a random sample.
 */
export async function shrinkSmallest(search: SearchFindings): Promise<void> {
  const { tally, options, progress } = search;
  if (tally.smallest === undefined) {
    return;
  }
  const { steps } = await run(search, new ReplayScheduler(tally.smallest.choices));
  let simpler = simplerThan(steps);
  let triesLeft = TRIES_MAX;
  for (let next = simpler.next(); !next.done; next = simpler.next()) {
    const isTimeOver = progress.elapsedMs >= options.budgetMs || options.signal?.aborted;
    if (triesLeft === 0 || isTimeOver) {
      return;
    }
    triesLeft -= 1;
    const tried = await run(search, new SequenceScheduler(next.value));
    if (isFailing(tried) && isWithin(tried, options) && tally.offer(endedOrder(tried.execution))) {
      simpler = simplerThan(tried.steps);
    }
  }
}

function isFailing({ execution }: Tried): boolean {
  return execution.problems.length > 0 && !execution.isAbandoned;
}

/** Whether the limits of the search allow this order. */
function isWithin({ execution, steps }: Tried, limits: CompleteOptions): boolean {
  const { faults, joins, preemptions } = execution;
  const { faultsMax, joinsMax, preemptionsMax, togetherMax } = limits;
  let together = 0;
  const isTogetherWithin = steps.every(({ isJoined }) => {
    together = isJoined ? together + 1 : 1;
    return together <= togetherMax;
  });
  return isTogetherWithin && faults <= faultsMax && joins <= joinsMax && preemptions <= preemptionsMax;
}

async function run({ runner, tally, options }: SearchFindings, scheduler: Scheduler): Promise<Tried> {
  const witness = new Story();
  const patience = patienceAfter(tally.stuckCallers, tally.hungChecks, options.effectTimeoutMs);
  const execution = await runner.run(scheduler, { patience, witness, isCareful: true });
  const callers = execution.outcomes.length;
  const { steps } = witness.toRun(execution);
  return {
    execution,
    steps: steps.map(({ caller, outcome, tick }, index) => ({
      caller: caller === callers ? BACKGROUND : caller,
      outcome,
      isJoined: steps[index - 1]?.tick === tick,
    })),
  };
}

function* simplerThan(steps: readonly SequenceStep[]): Generator<readonly SequenceStep[]> {
  const blocks = blocksOf(steps);
  for (let kept = 0; kept < blocks.length; kept += 1) {
    yield blocks.slice(0, kept).flat();
  }
  if (steps.some(({ isJoined }) => isJoined)) {
    yield steps.map((step) => ({ ...step, isJoined: false }));
  }
  for (const [index, step] of steps.entries()) {
    if (step.isJoined) {
      yield steps.with(index, { ...step, isJoined: false });
    }
    if (step.outcome === 'faults') {
      yield steps.with(index, { ...step, outcome: 'succeeds' });
    }
  }
  for (const [index, block] of blocks.entries()) {
    yield blocks.toSpliced(index, 2, blocks[index + 1] ?? [], block).flat();
  }
}

/** Groups consecutive steps of the same caller. */
function blocksOf(steps: readonly SequenceStep[]): SequenceStep[][] {
  const blocks: SequenceStep[][] = [];
  for (const step of steps) {
    const last = blocks.at(-1);
    if (last?.[0]?.caller === step.caller) {
      last.push(step);
    } else {
      blocks.push([step]);
    }
  }
  return blocks;
}
