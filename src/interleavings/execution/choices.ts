import type { PendingOperation, TurnOutcome } from './pending-operation';
import { isAlone } from './pending-operation';

/** One way for an order to go on. */
export interface Choice {
  /** Its number among all ways to go on: 0 is the least surprising. The same in every search. */
  readonly index: number;
  /** What would go on. */
  readonly operation: PendingOperation;
  /** How. */
  readonly outcome: TurnOutcome;
  /** 1 when a fault would be injected. */
  readonly faults: 0 | 1;
  /** 1 when a caller that could go on would have to wait. */
  readonly preemptions: 0 | 1;
}

/**
 * All ways to open a tick, the least surprising first: no fault before a fault, the caller of the last step before another.
 *
 * The numbers depend on the behaviour of the code alone, not on limits, so a choice has the same number in every search.
 */
export function openingChoices(pending: readonly PendingOperation[], lastCaller: number): Choice[] {
  const isLastAble = pending.some((each) => each.place.caller === lastCaller && !isAlone(each));
  const isAnybodyAble = pending.some((each) => !isAlone(each));
  return numbered(pending, (operation) =>
    // A timer that rings while there is work to do is as much of a surprise as another caller that comes in between.
    isAlone(operation) ? isAnybodyAble : isLastAble && operation.place.caller !== lastCaller,
  );
}

/** All ways to let one more go on in the same tick. */
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

/** Puts a choice behind all that surprise as little. There are few, and most come in their order. */
function insert(choices: NumberedChoice[], choice: NumberedChoice): void {
  let at = choices.length;
  for (; at > 0 && bySurprise(choices[at - 1] as Choice, choice) > 0; at -= 1) {
    choices[at] = choices[at - 1] as NumberedChoice;
  }
  choices[at] = choice;
}

function bySurprise(one: Choice, other: Choice): number {
  // Operations of one caller stay in the order in which they were asked for.
  return (
    one.faults - other.faults ||
    one.preemptions - other.preemptions ||
    one.operation.place.caller - other.operation.place.caller
  );
}
