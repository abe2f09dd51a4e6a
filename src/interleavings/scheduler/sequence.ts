import { type Choice, joiningChoices, openingChoices } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { mayJoin } from '../execution/join-rule';
import type { PendingOperation, TurnOutcome } from '../execution/pending-operation';
import type { OpenTick, Scheduler } from '../execution/scheduler';

/** The caller that goes on, and how. */
export interface SequenceStep {
  readonly caller: number;
  readonly outcome: TurnOutcome;
  /** Whether it shares the tick of the previous step. */
  readonly isJoined: boolean;
}

/**
 * Lets callers go on in a given sequence, as far as possible, and after it takes the least surprising choices.
 *
 * A step can be removed or moved. A recorded choice cannot, because its index has a meaning only after the choices before it.
 */
export class SequenceScheduler implements Scheduler {
  readonly #steps: readonly SequenceStep[];
  #at = 0;

  constructor(steps: readonly SequenceStep[]) {
    this.#steps = steps;
  }

  begin(): void {
    this.#at = 0;
  }

  open(execution: Execution, able: readonly PendingOperation[]): Choice | undefined {
    const choices = openingChoices(able, execution.lastCaller);
    for (let step = this.#steps[this.#at]; step !== undefined; step = this.#steps[this.#at]) {
      this.#at += 1;
      const choice = choices.find((each) => isOf(each, step));
      if (choice !== undefined) {
        return choice;
      }
    }
    return choices[0];
  }

  join(_execution: Execution, { members, rest }: OpenTick): Choice | undefined {
    const step = this.#steps[this.#at];
    if (step?.isJoined !== true) {
      return;
    }
    const choice = joiningChoices(mayJoin(members, rest)).find((each) => isOf(each, step));
    this.#at += choice === undefined ? 0 : 1;
    return choice;
  }

  reacted(): void {
    // Nothing to do: the sequence is fixed.
  }
}

function isOf({ operation, outcome }: Choice, step: SequenceStep): boolean {
  return operation.place.caller === step.caller && outcome === step.outcome;
}
