import { activity } from './activity';
import { queuePromiseJob, queueTick, takeAsyncId } from './natives';

// More passes than this may mean that promises take ids since a moment ago, those of the passes too.
const PASSES_USUAL = 2;

/**
 * Finds out when a tick is over: when nothing can run any more without a callback from the event loop.
 *
 * A pass is one promise job that queues a `nextTick` callback. Node runs that callback when all promise jobs are done, and
 * so no asynchronous id was taken in between unless somebody queued something that the pass has not waited for. Ids beyond
 * those of `nextTick`, `queueMicrotask` and promises belong to a wait that the explorer does not control.
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

  /** What ran in the tick: promise jobs, callbacks, and whatever was begun. */
  get ran(): number {
    return this.#jobs() + this.#queued();
  }

  /** What of it ran behind the first round of promise jobs. */
  get behind(): number {
    return this.#jobs() - this.#jobsAtMark + this.#queued();
  }

  /** How many waits were begun that nobody handed over to the explorer. */
  get foreign(): number {
    const microtasks = activity.microtasksTakeIds ? activity.microtasks - this.#microtasksBefore : 0;
    return Math.max(0, this.#ids - (activity.ticks - this.#ticksBefore) - microtasks - activity.promiseIds);
  }

  /** Begins a tick: to be called straight before the subject goes on. */
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

  /** Calls back, in a `nextTick` callback, when the tick is over: to be called straight after the subject has gone on. */
  wait(then: () => void): void {
    this.#then = then;
    queuePromiseJob(this.#mark);
  }

  /** The same from within a promise job: what is queued there runs before the next `nextTick` callback by itself. */
  waitInJob(then: () => void): void {
    this.#then = then;
    queueTick(this.#look);
  }

  // Whatever was queued before this job ran is the first round; the rest ran behind it.
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
    // All ids since the last look, but for that of this callback and that of the look.
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
