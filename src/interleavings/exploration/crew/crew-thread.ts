/** The program of a thread that helps to search a tree. */
import { parentPort, workerData } from 'node:worker_threads';
import { clockMs } from '../../barriers/event-loop';
import { ignoreRejection } from '../../barriers/ignore-rejection';
import { patienceAfter } from '../../execution/patience';
import type { CompleteOptions } from '../../experiment/complete-exploration-options';
import { ExplorationTally } from '../../report/exploration-tally';
import { Progress } from '../../report/progress';
import { DepthFirstScheduler } from '../../scheduler/depth-first';
import type { TreePart } from '../../scheduler/tree-part';
import { letTimersRing } from '../let-timers-ring';
import { loadExperiment } from '../load-experiment';
import { oneAtATime } from '../one-at-a-time';
import { OrderBatches } from '../order-batches';
import { OrderRunner } from '../order-runner';
import type { CrewAnswer, CrewData, CrewTask } from './crew-messages';
import { plainError } from './plain-error';

const { address, options: given } = workerData as CrewData;
const options: CompleteOptions = { ...given, signal: undefined, onProgress: () => undefined };
const silent = new Progress({ ...options, progressEveryMs: Number.POSITIVE_INFINITY });
let parts: { readonly runner: OrderRunner; readonly batches: OrderBatches } | undefined;

parentPort?.on('message', async (task: CrewTask) => {
  parentPort?.postMessage(await answer(task));
});

async function answer(task: CrewTask): Promise<CrewAnswer> {
  const tally = new ExplorationTally('', silent);
  const { part } = task;
  const scheduler = new DepthFirstScheduler(options, {
    pathTo: (index) => (index === 0 ? part : undefined),
  });
  const told = () => ({
    share: tally.share,
    cutBy: new Set([...tally.cutBy, ...scheduler.cutBy]),
    assumptions: parts?.runner.assumptions ?? new Set<string>(),
  });
  try {
    const rest = await (part === undefined ? comeToRest() : explore(task, scheduler, tally));
    return { ...told(), ...(rest === undefined ? {} : { rest }) };
  } catch (error) {
    return { ...told(), error: plainError(error) };
  }
}

/** Explores a part of the tree within the limits of the task. Returns the rest that it did not reach. */
async function explore(
  { ordersMax, timeMs }: CrewTask,
  scheduler: DepthFirstScheduler,
  tally: ExplorationTally,
): Promise<TreePart | undefined> {
  parts ??= await prepare();
  const { batches } = parts;
  const deadlineMs = clockMs() + timeMs;
  for (let isMore = true; isMore; ) {
    const batch = await batches.next(scheduler, {
      patience: patienceAfter(tally.stuckCallers, tally.hungChecks, options.effectTimeoutMs),
      ordersMax: ordersMax - tally.played,
      timeMs: deadlineMs - clockMs(),
    });
    for (const order of batch.orders) {
      tally.add(order);
    }
    isMore = batch.isMore;
    const isEnough = tally.played >= ordersMax || clockMs() >= deadlineMs;
    if (isMore && (isEnough || isStopped(tally))) {
      const [rest] = scheduler.rest(options.joinsMax);
      return rest;
    }
  }
  return;
}

/** Waits for late errors of the orders that this thread has run. */
async function comeToRest(): Promise<undefined> {
  await letTimersRing();
  parts?.runner.hasHeardTooLate();
}

/** Whether a finding ends the whole search. */
function isStopped({ hungChecks, failing }: ExplorationTally): boolean {
  return hungChecks > 0 || (options.stopAtFirst && failing > 0n);
}

async function prepare(): Promise<NonNullable<typeof parts>> {
  const experiment = await loadExperiment(address);
  const runner = new OrderRunner(experiment, options);
  await new Promise<void>((begin) => {
    // One search for the lifetime of the thread, so that it also receives errors that occur between two parts.
    const searching = oneAtATime(experiment.name, () => {
      begin();
      return new Promise<never>(() => undefined);
    });
    ignoreRejection(searching);
  });
  return { runner, batches: new OrderBatches(runner) };
}
