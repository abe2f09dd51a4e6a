import v8 from 'node:v8';
import { queueJob, queuePromiseJob, takeAsyncId } from './natives';
import type { Place } from './place';

const owner = Symbol('the caller of a promise');

interface OwnedPromise {
  [owner]?: Place | undefined;
}

/**
 * What has run in this process since a search began, in numbers that only grow, and on whose behalf code runs now.
 *
 * A promise belongs to whoever made it. Following callers in this way costs a few percent; AsyncLocalStorage would make
 * every promise on Node 20 four times as dear.
 */
class Activity {
  /** Promise jobs, those of the explorer included. */
  jobs = 0;
  /** Promise jobs of the explorer. */
  ownJobs = 0;
  /** Promises that were made. */
  promises = 0;
  /** Calls of `queueMicrotask`. */
  microtasks = 0;
  /** Calls of `process.nextTick`. */
  ticks = 0;
  /** Whoever runs; nobody outside of all orders. */
  place: Place | undefined;
  /** Whether each promise takes an asynchronous id: on Node 20 where somebody uses AsyncLocalStorage. */
  promisesTakeIds = false;
  /** Whether `queueMicrotask` takes one: before Node 24. */
  microtasksTakeIds = false;

  /** Whoever made a promise. */
  ownerOf(promise: Promise<unknown>): Place | undefined {
    return (promise as OwnedPromise)[owner];
  }

  /** Begins to count and to follow; the function it returns ends that. One at a time. */
  follow(): () => void {
    let isOver = false;
    const stopHooks = v8.promiseHooks.createHook({
      init: (promise) => {
        this.promises += 1;
        if (this.place !== undefined) {
          (promise as OwnedPromise)[owner] = this.place;
        }
      },
      before: (promise) => {
        this.jobs += 1;
        // Node takes hooks away one promise job late.
        this.place = isOver ? undefined : (promise as OwnedPromise)[owner];
      },
    }) as () => void;
    const giveBack = this.#replaceQueues();
    this.#findOutWhatTakesIds();
    return () => {
      isOver = true;
      stopHooks();
      giveBack();
      this.place = undefined;
    };
  }

  /** Node 24 shows neither of these to hooks, so their calls are counted; their callbacks stay with whoever queued them. */
  #replaceQueues(): () => void {
    const { nextTick } = process;
    const { queueMicrotask } = globalThis;
    process.nextTick = (callback, ...args: unknown[]) => {
      this.ticks += 1;
      Reflect.apply(nextTick, process, [this.#keepPlace(callback), ...args]);
    };
    globalThis.queueMicrotask = (callback) => {
      this.microtasks += 1;
      Reflect.apply(queueMicrotask, globalThis, [this.#keepPlace(callback)]);
    };
    return () => {
      process.nextTick = nextTick;
      globalThis.queueMicrotask = queueMicrotask;
    };
  }

  #keepPlace<Callback>(callback: Callback): Callback | ((...args: unknown[]) => void) {
    const { place } = this;
    if (place === undefined || typeof callback !== 'function') {
      return callback;
    }
    return (...args) => {
      this.place = place;
      try {
        Reflect.apply(callback, undefined, args);
      } catch (error) {
        place.home.errorUncaught(error);
      }
    };
  }

  #findOutWhatTakesIds(): void {
    const before = takeAsyncId();
    queueJob(() => undefined);
    this.microtasksTakeIds = takeAsyncId() > before + 1;
    this.lookAtPromises();
  }

  /** Looks again whether promises take ids: the subject itself may have begun to use AsyncLocalStorage. */
  lookAtPromises(): void {
    const before = takeAsyncId();
    // Makes one promise.
    queuePromiseJob(() => {
      this.ownJobs += 1;
    });
    this.promisesTakeIds = takeAsyncId() > before + 1;
  }
}

/** Promise hooks and asynchronous ids are those of the process, so there is one of these. */
export const activity = new Activity();
