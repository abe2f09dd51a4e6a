import { type Choice, joiningChoices, openingChoices } from '../execution/choices';
import type { Execution } from '../execution/execution';
import { mayJoin } from '../execution/join-rule';
import { isAlone, type PendingOperation } from '../execution/pending-operation';
import type { OpenTick, Scheduler } from '../execution/scheduler';

/** Repeats the choices of an earlier order, and after them takes the least surprising ones. */
export class ReplayScheduler implements Scheduler {
  readonly #choices: readonly number[];
  readonly #isCutShort: boolean;
  #at = 0;

  /**
   * @param choices - As in {@link Execution.choices}.
   * @param isCutShort - Whether the order ends as soon as its callers have ended, even if timers or events still wait.
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
    // If the choice no longer exists, this is undefined, and the order ends with a different id.
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
    // Nothing to do: the choices are fixed.
  }
}

/** Whether only timers and events are left, and no caller waits for them. */
function isOverForCallers({ outcomes, pending }: Execution): boolean {
  return outcomes.every(({ status }) => status !== 'pending') && pending.every(isAlone);
}
