import type { Caller } from '../experiment/interleaving-experiment';
import { messageOf } from '../experiment/wording';
import { activity } from './activity';
import type { Execution } from './execution';
import { isPromiseLike } from './is-promise-like';
import { queuePromiseJob } from './natives';
import { PendingOperation } from './pending-operation';
import type { Place } from './place';

/** The start of a caller: it is called when it is its turn, or behind an `await`. */
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
      // Like the code behind an `await`: the job is one of the caller's, and counted as such.
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
    // To learn how a caller ended is work of the explorer, which no other caller can notice.
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
