import { type Choice, joiningChoices, openingChoices } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { mayJoin } from '../execution/join-rule';
import { isAlone, type PendingOperation } from '../execution/pending-operation';
import type { OpenTick, Scheduler } from '../execution/scheduler';

/** Follows the choices of an order that was run before, and the least surprising ones from there on. */
export class ReplayScheduler implements Scheduler {
  readonly #choices: readonly number[];
  readonly #isCutShort: boolean;
  #at = 0;

  /**
   * @param choices - As in {@link Execution.choices}.
   * @param isCutShort - Whether the order ends as soon as its callers have ended, whatever would ring later.
   */
  constructor(choices: readonly number[], isCutShort = false) {
    this.#choices = choices;
    this.#isCutShort = isCutShort;
  }

  begin(): void {
    this.#at = 0;
  }

  open(execution: Execution, able: readonly PendingOperation[]): Choice | undefined {
    if (this.#isCutShort && isOverForCallers(execution)) {
      execution.isCutShort = true;
      return;
    }
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

/** Whether only timers and events are left, which come when nobody waits for them. */
function isOverForCallers({ outcomes, pending }: Execution): boolean {
  return outcomes.every(({ status }) => status !== 'pending') && pending.every(isAlone);
}
