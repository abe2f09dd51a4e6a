import { AssertionError } from 'node:assert/strict';
import { clockMs, letPass } from '../barriers/event-loop';
import type { CallerOutcome, InterleavingSubject } from '../experiment/interleaving-experiment';
import { activity } from './activity';
import type { Execution } from './execution';
import { expectStillness } from './expect-stillness';
import { isPromiseLike } from './is-promise-like';
import { nextOwnCallback } from './own-callback';
import type { Patience } from './patience';
import type { PendingOperation } from './pending-operation';

/**
 * Judges an order in which nothing waits any more: reports callers that are stuck, or runs the check.
 *
 * @returns A promise if judging takes real time.
 */
export function judgeExecution(
  execution: Execution,
  subject: InterleavingSubject,
  patience: Patience,
): Promise<void> | undefined {
  if (execution.outcomes.some(isPending)) {
    return findStuck(execution, patience);
  }
  execution.enter('checking');
  activity.place = execution.background;
  try {
    const checking = subject.check(execution.outcomes);
    if (isPromiseLike(checking)) {
      return whenChecked(execution, checking, patience);
    }
    expectNoRefusal(checking);
    return;
  } catch (error) {
    execution.problems.push({ kind: 'check', error });
    return;
  } finally {
    activity.place = undefined;
  }
}

/** Fails a check that returns false: its author meant a condition. Ignoring it would turn the failure into a proof. */
function expectNoRefusal(verdict: unknown): void {
  if (verdict === false) {
    throw new AssertionError({
      message:
        'check returned false; let it throw an error, such as that of an assertion, to say what is wrong',
      operator: 'fail',
    });
  }
}

async function findStuck(execution: Execution, patience: Patience): Promise<void> {
  const { outcomes } = execution;
  const stuck = [...outcomes.keys()].filter((index) => isPending(outcomes[index]));
  await expectStillness(execution, patience.callersMs);
  execution.problems.push({ kind: 'deadlock', stuck });
}

/** Waits for an asynchronous check. Its controlled timers ring in the order of their times, and real work gets real time. */
async function whenChecked(
  execution: Execution,
  checking: PromiseLike<unknown>,
  patience: Patience,
): Promise<void> {
  let isOver = false;
  const checked = Promise.resolve(checking)
    .then(expectNoRefusal)
    .then(
      () => {
        isOver = true;
      },
      (error: unknown) => {
        execution.problems.push({ kind: 'check', error });
        isOver = true;
      },
    );
  await nextOwnCallback();
  const deadlineMs = clockMs() + patience.checkMs;
  while (!isOver && clockMs() < deadlineMs) {
    const timer = soonestTimer(execution);
    if (timer === undefined && execution.helpers.some((help) => help())) {
      continue;
    }
    if (timer === undefined) {
      await Promise.race([checked, letPass(1)]);
    } else {
      execution.remove(timer);
      activity.place = timer.place;
      timer.resume('succeeds');
      activity.place = undefined;
    }
    await nextOwnCallback();
  }
  if (!isOver) {
    execution.problems.push({ kind: 'deadlock', stuck: [] });
  }
}

function isPending(outcome: CallerOutcome | undefined): boolean {
  return outcome?.status === 'pending';
}

function soonestTimer({ pending }: Execution): PendingOperation | undefined {
  return pending.toSorted((one, other) => one.durationMs - other.durationMs)[0];
}
