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

/** How one order is run. */
export interface ExecutionPlan extends TickPlan {
  readonly experiment: InterleavingExperiment;
  /** Makes the seams of the experiment for an order. */
  readonly turnsFor: (execution: Execution) => Turns;
  /** How long nothing may happen, in real time, before somebody is said to wait for ever. */
  readonly patience: Patience;
  /** Whether to look for rejections that nobody handles before the verdict; else the caller looks for them later. */
  readonly isCareful: boolean;
  /** Hears that a setup has taken real time; what it waited for is its own matter. */
  readonly onSlowSetUp?: (() => void) | undefined;
  /** Whether to take real time at the end, to see who goes on without the explorer. */
  readonly isProbing: boolean;
}

const PROBING_MS = 1;

/** Runs one order from its set-up to its verdict; what it leaves behind is refused and cleaned up. */
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
    // Why there is no verdict matters more than whether it could be cleaned up after.
    await Promise.allSettled([cleanUp(plan.experiment, subject, execution)]);
    throw error;
  }
  // Most experiments leave nothing behind, and waiting for nothing takes its time, too.
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

/** Lets the callers go on to their end, and judges what came of it. */
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
    // Node looks for rejections that nobody handles only between callbacks.
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

/** What goes wrong beside it is a problem of its order. */
function beginCleanUp(subject: InterleavingSubject | undefined, { background }: Execution): unknown {
  activity.place = background;
  try {
    return subject?.cleanUp?.();
  } finally {
    activity.place = undefined;
  }
}
