import type { Caller } from '../experiment/interleaving-experiment';
import { messageOf } from '../experiment/wording';
import { activity } from './activity';
import type { Execution } from './execution';
import { isPromiseLike } from './is-promise-like';
import { queuePromiseJob } from './natives';
import { PendingOperation } from './pending-operation';
import type { Place } from './place';

/** The start of a caller: the turn calls the caller directly, or in a promise job, as code behind an `await`. */
export class CallerStart extends PendingOperation {
  readonly #execution: Execution;
  readonly #caller: Caller;

  constructor(execution: Execution, place: Place, caller: Caller, isCalled: boolean) {
    super({ kind: 'start', name: 'start', place, twin: caller.kind, jumps: isCalled });
    this.#execution = execution;
    this.#caller = caller;
  }

  resume(): void {
    if (this.jumps) {
      this.#run();
    } else {
      // As code behind an `await`: this promise job counts as one of the caller.
      queuePromiseJob(() => {
        activity.place = this.place;
        this.#run();
      });
    }
  }

  #run(): void {
    let running: unknown;
    try {
      running = this.#caller.run();
    } catch (error) {
      this.#reject(error);
      return;
    }
    if (!isPromiseLike(running)) {
      this.#fulfil(running);
      return;
    }
    // These callbacks belong to the explorer. No other caller can notice them.
    Promise.resolve(running).then(
      (value) => {
        activity.ownJobs += 1;
        this.#fulfil(value);
      },
      (reason: unknown) => {
        activity.ownJobs += 1;
        this.#reject(reason);
      },
    );
  }

  #fulfil(value: unknown): void {
    if (!this.#execution.isOver) {
      this.#execution.outcomes[this.place.caller] = { name: this.#caller.name, status: 'fulfilled', value };
      this.#execution.note({ kind: 'returned' });
    }
  }

  #reject(reason: unknown): void {
    if (!this.#execution.isOver) {
      this.#execution.outcomes[this.place.caller] = { name: this.#caller.name, status: 'rejected', reason };
      this.#execution.note({ kind: 'rejected', reason: messageOf(reason) });
    }
  }
}
