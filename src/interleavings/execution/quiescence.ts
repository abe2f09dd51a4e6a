import { activity } from './activity';
import { queuePromiseJob, queueTick, takeAsyncId } from './natives';

// More passes than usual suggest that promises have just started to take ids, and so the promises of the passes do, too.
const PASSES_USUAL = 2;

/**
 * Detects the end of a tick: the moment when nothing can run any more without another callback from the event loop.
 *
 * A pass is one promise job that queues a `nextTick` callback. Node runs that callback when the queue of promise jobs is empty. If no
 * asynchronous id was taken in between, the code has queued nothing more. Ids beyond those of `nextTick`, `queueMicrotask` and
 * promises belong to a wait that the explorer does not control.
 */
export class Quiescence {
  #jobsBefore = 0;
  #ticksBefore = 0;
  #microtasksBefore = 0;
  #idBase = 0;
  #ids = 0;
  #jobsAtMark = 0;
  #seen = 0;
  #passes = 0;
  #then: () => void = () => undefined;

  /** How much ran in the tick: promise jobs, callbacks, and waits that were started. */
  get ran(): number {
    return this.#jobs() + this.#queued();
  }

  /** How much of that ran after the first round of promise jobs. */
  get behind(): number {
    return this.#jobs() - this.#jobsAtMark + this.#queued();
  }

  /** The number of started waits that the explorer does not control. */
  get foreign(): number {
    const microtasks = activity.microtasksTakeIds ? activity.microtasks - this.#microtasksBefore : 0;
    return Math.max(0, this.#ids - (activity.ticks - this.#ticksBefore) - microtasks - activity.promiseIds);
  }

  /** Begins a tick. Call it directly before the subject goes on. */
  begin(): void {
    this.#jobsBefore = activity.jobs - activity.ownJobs;
    this.#ticksBefore = activity.ticks;
    this.#microtasksBefore = activity.microtasks;
    activity.forgetPromises();
    this.#ids = 0;
    this.#seen = 0;
    this.#passes = 0;
    this.#idBase = takeAsyncId();
  }

  /** Calls back at the end of the tick, in a `nextTick` callback. Call it directly after the subject has gone on. */
  wait(then: () => void): void {
    this.#then = then;
    queuePromiseJob(this.#mark);
  }

  /** The same from within a promise job: all promise jobs run before the next `nextTick` callback anyway. */
  waitInJob(then: () => void): void {
    this.#then = then;
    queueTick(this.#look);
  }

  // Jobs that were queued before this one are the first round; all others run after it.
  readonly #mark = (): void => {
    activity.ownJobs += 1;
    this.#jobsAtMark = this.#jobs();
    queueTick(this.#look);
  };

  readonly #pass = (): void => {
    activity.ownJobs += 1;
    queueTick(this.#look);
  };

  readonly #look = (): void => {
    activity.place = undefined;
    const now = takeAsyncId();
    // All ids since the last look, except the one of this callback and the one taken here.
    this.#ids += now - this.#idBase - 2;
    this.#idBase = now;
    this.#passes += 1;
    if (this.#passes > PASSES_USUAL) {
      activity.lookAtPromises();
      this.#idBase = takeAsyncId();
    }
    const beyondPromises = this.#ids - activity.promiseIds;
    if (beyondPromises > this.#seen) {
      this.#seen = beyondPromises;
      queuePromiseJob(this.#pass);
    } else {
      this.#then();
    }
  };

  #jobs(): number {
    return activity.jobs - activity.ownJobs - this.#jobsBefore;
  }

  #queued(): number {
    return activity.microtasks - this.#microtasksBefore + activity.ticks - this.#ticksBefore + this.foreign;
  }
}
