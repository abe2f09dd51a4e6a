import { type Choice, joiningChoices, openingChoices } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { mayJoin } from '../execution/join-rule';
import type { PendingOperation, TurnOutcome } from '../execution/pending-operation';
import type { OpenTick, Scheduler } from '../execution/scheduler';

/** Who goes on, and how. */
export interface SequenceStep {
  readonly caller: number;
  readonly outcome: TurnOutcome;
  /** Whether in the tick of the step before. */
  readonly isJoined: boolean;
}

/**
 * Lets callers go on in a given sequence, as far as they can, and the least surprising ones from there on.
 *
 * Unlike choices, of which each says what it means only behind those before it, a step may be taken out or moved.
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
    // What a tick leads to changes nothing: the sequence is given.
  }
}

function isOf({ operation, outcome }: Choice, step: SequenceStep): boolean {
  return operation.place.caller === step.caller && outcome === step.outcome;
}
