import { ExperimentError } from '../experiment/errors';
import type { InterleavingExperiment, InterleavingSubject } from '../experiment/interleaving-experiment';
import type { Turns } from '../experiment/turns';
import { asSentence, messageOf } from '../experiment/wording';
import { activity } from './activity';
import type { Execution } from './execution';
import { expectStillness } from './expect-stillness';
import { isPromiseLike } from './is-promise-like';
import { judgeExecution } from './judge-execution';
import { nextOwnCallback, ownCallback } from './own-callback';
import type { Patience } from './patience';
import { setUpSubject } from './set-up-subject';
import { startCallers } from './start-callers';
import { TickLoop, type TickPlan } from './tick-loop';

/** The parameters of the run of one order. */
export interface ExecutionPlan extends TickPlan {
  readonly experiment: InterleavingExperiment;
  /** Makes the controls of the experiment for an order. */
  readonly turnsFor: (execution: Execution) => Turns;
  /** How long nothing may happen, in real time, before a wait counts as endless. */
  readonly patience: Patience;
  /** Whether to wait for Node's report of unhandled rejections before the verdict. Otherwise the caller does so later. */
  readonly isCareful: boolean;
  /** Called when a setup was asynchronous; what it waits for is not checked. */
  readonly onSlowSetUp?: (() => void) | undefined;
  /** Whether to wait in real time at the end, to see whether code goes on without a turn. */
  readonly isProbing: boolean;
}

const PROBING_MS = 1;

/** Runs one order from its set-up to its verdict, and cleans up. Later calls of its controlled functions are refused. */
export async function runExecution(execution: Execution, plan: ExecutionPlan): Promise<Execution> {
  let subject: InterleavingSubject | undefined;
  await (ownCallback.isNow ? undefined : nextOwnCallback());
  try {
    const settingUp = beginSetUp(execution, plan);
    if (isPromiseLike(settingUp)) {
      subject = await settingUp;
      await (ownCallback.isNow ? undefined : nextOwnCallback());
      plan.quiescence.begin();
      plan.onSlowSetUp?.();
    } else {
      subject = settingUp;
    }
    await runSubject(subject, execution, plan);
  } catch (error) {
    // The reason for the missing verdict matters more than an error of the clean-up.
    await Promise.allSettled([cleanUp(plan.experiment, subject, execution)]);
    throw error;
  }
  // Skip the await if nothing has to be cleaned up, as in most experiments: it would cost time in each order.
  if (subject.cleanUp === undefined && execution.undo.length === 0) {
    execution.enter('over');
  } else {
    await cleanUp(plan.experiment, subject, execution);
    await (plan.isCareful || !ownCallback.isNow ? nextOwnCallback() : undefined);
  }
  execution.conclude();
  return execution;
}

function beginSetUp(
  execution: Execution,
  { quiescence, experiment, turnsFor, effectTimeoutMs }: ExecutionPlan,
) {
  quiescence.begin();
  return setUpSubject(experiment, turnsFor(execution), execution, effectTimeoutMs);
}

/** Runs the callers to their end, and judges the result. */
async function runSubject(
  subject: InterleavingSubject,
  execution: Execution,
  plan: ExecutionPlan,
): Promise<void> {
  execution.enter('exploring');
  startCallers(subject.callers, plan.experiment, execution);
  await TickLoop.run(execution, plan);
  if (!execution.isAbandoned) {
    if (plan.isProbing) {
      await expectStillness(execution, PROBING_MS);
    }
    const judging = judgeExecution(execution, subject, plan.patience);
    if (judging !== undefined) {
      await judging;
    }
  }
  if (plan.isCareful) {
    // Node reports unhandled rejections only between callbacks.
    await nextOwnCallback();
  }
}

async function cleanUp(
  { name }: InterleavingExperiment,
  subject: InterleavingSubject | undefined,
  execution: Execution,
): Promise<void> {
  execution.enter('over');
  for (const undo of execution.undo.toReversed()) {
    undo();
  }
  try {
    await beginCleanUp(subject, execution);
  } catch (error) {
    throw new ExperimentError(name, asSentence(`its cleanUp failed: ${messageOf(error)}`), { cause: error });
  }
}

/** Runs the clean-up in the background of its order, so that its uncaught errors are problems of that order. */
function beginCleanUp(subject: InterleavingSubject | undefined, { background }: Execution): unknown {
  activity.place = background;
  try {
    return subject?.cleanUp?.();
  } finally {
    activity.place = undefined;
  }
}
