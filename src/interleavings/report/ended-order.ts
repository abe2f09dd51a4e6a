import type { Execution } from '../execution/execution';

/** An order that may be run again, and its verdict. */
export interface RememberedOrder {
  readonly choices: readonly number[];
  /** The part of the result that must be the same when the order is run again. */
  readonly verdict: string;
}

/** The facts about an ended order that a search counts. */
export interface EndedOrder
  extends RememberedOrder,
    Pick<
      Execution,
      | 'problems'
      | 'steps'
      | 'faults'
      | 'preemptions'
      | 'joins'
      | 'weight'
      | 'isControlled'
      | 'isHeldBack'
      | 'isAbandoned'
    > {
  readonly callers: number;
  /** Whether a caller was fulfilled. */
  readonly hasSuccess: boolean;
}

/**
 * Copies the facts that are counted from an execution.
 *
 * A search counts its orders in batches. If it kept the executions until then, V8 would promote them to the old generation, and
 * collect them and everything that they refer to late. That cost a fifth of the speed of a search.
 */
export function endedOrder(execution: Execution): EndedOrder {
  const { choices, outcomes, problems, steps, faults, preemptions, joins, weight } = execution;
  const { isControlled, isHeldBack, isAbandoned } = execution;
  return {
    choices,
    verdict: verdictOf(execution),
    problems,
    steps,
    faults,
    preemptions,
    joins,
    weight,
    isControlled,
    isHeldBack,
    isAbandoned,
    callers: outcomes.length,
    hasSuccess: outcomes.some(({ status }) => status === 'fulfilled'),
  };
}

/** What must be the same when an order is run again: the end of each caller, and the kinds of its problems. */
function verdictOf({ outcomes, problems }: Execution): string {
  let verdict = '';
  for (const { name, status } of outcomes) {
    verdict += `${verdict === '' ? '' : ', '}${name} ${status}`;
  }
  for (const { kind } of problems) {
    verdict += `, problem: ${kind}`;
  }
  return verdict;
}
