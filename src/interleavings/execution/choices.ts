import type { PendingOperation, TurnOutcome } from './pending-operation';
import { isAlone } from './pending-operation';

/** One way in which an order can go on. */
export interface Choice {
  /** The index among all ways to go on: 0 is the least surprising. It is the same in every search. */
  readonly index: number;
  /** The operation that goes on. */
  readonly operation: PendingOperation;
  /** Whether it succeeds or fails. */
  readonly outcome: TurnOutcome;
  /** 1 if a fault is injected. */
  readonly faults: 0 | 1;
  /** 1 if it is a preemption: another caller goes on although the last one could. */
  readonly preemptions: 0 | 1;
}

/**
 * All choices for the first operation of a tick, the least surprising first: no fault before a fault, the last caller before another.
 *
 * The indexes depend only on the behaviour of the code, not on limits, so a choice has the same index in every search.
 */
export function openingChoices(pending: readonly PendingOperation[], lastCaller: number): Choice[] {
  const isLastAble = pending.some((each) => each.place.caller === lastCaller && !isAlone(each));
  const isAnybodyAble = pending.some((each) => !isAlone(each));
  return numbered(pending, (operation) =>
    // A timer that rings although callers can go on is as surprising as a preemption, and counts as one.
    isAlone(operation) ? isAnybodyAble : isLastAble && operation.place.caller !== lastCaller,
  );
}

/** All choices for one more operation in the same tick. */
export function joiningChoices(pending: readonly PendingOperation[]): Choice[] {
  return numbered(pending, () => false);
}

interface NumberedChoice extends Choice {
  index: number;
}

function numbered(
  pending: readonly PendingOperation[],
  isPreemption: (operation: PendingOperation) => boolean,
): Choice[] {
  const choices: NumberedChoice[] = [];
  for (const operation of pending) {
    const preemptions = isPreemption(operation) ? 1 : 0;
    insert(choices, { index: 0, operation, outcome: 'succeeds', faults: 0, preemptions });
    if (operation.canFault) {
      insert(choices, { index: 0, operation, outcome: 'faults', faults: 1, preemptions });
    }
  }
  for (let index = 0; index < choices.length; index += 1) {
    (choices[index] as NumberedChoice).index = index;
  }
  return choices;
}

/** Inserts a choice after all that are not more surprising. Insertion sort: there are few choices, and most arrive in order. */
function insert(choices: NumberedChoice[], choice: NumberedChoice): void {
  let at = choices.length;
  for (; at > 0 && bySurprise(choices[at - 1] as Choice, choice) > 0; at -= 1) {
    choices[at] = choices[at - 1] as NumberedChoice;
  }
  choices[at] = choice;
}

function bySurprise(one: Choice, other: Choice): number {
  // Equal choices keep their order: the operations of one caller stay in the order in which they were called.
  return (
    one.faults - other.faults ||
    one.preemptions - other.preemptions ||
    one.operation.place.caller - other.operation.place.caller
  );
}
