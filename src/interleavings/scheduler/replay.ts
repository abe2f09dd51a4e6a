import { type Choice, joiningChoices, openingChoices } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { mayJoin } from '../execution/join-rule';
import type { PendingOperation } from '../execution/pending-operation';
import type { OpenTick, Scheduler } from '../execution/scheduler';

/** Follows the choices of an order that was run before, and the least surprising ones from there on. */
export class ReplayScheduler implements Scheduler {
  readonly #choices: readonly number[];
  #at = 0;

  /** @param choices - As in {@link Execution.choices}. */
  constructor(choices: readonly number[]) {
    this.#choices = choices;
  }

  begin(): void {
    this.#at = 0;
  }

  open(execution: Execution, able: readonly PendingOperation[]): Choice | undefined {
    const index = this.#choices[this.#at] ?? 0;
    this.#at += 1;
    // A choice that is no longer there ends the order, which then has another id.
    return openingChoices(able, execution.lastCaller)[index];
  }

  join(_execution: Execution, { members, rest }: OpenTick): Choice | undefined {
    const written = this.#choices[this.#at];
    if (written === undefined || written >= 0) {
      return;
    }
    this.#at += 1;
    return joiningChoices(mayJoin(members, rest))[-1 - written];
  }

  reacted(): void {
    // What a tick leads to changes nothing: the choices are made.
  }
}
