import v8 from 'node:v8';
import { queuePromiseJob, realProcess, realTick } from './natives';
import type { Place } from './place';
import { doMicrotasksTakeIds, watchMicrotasks } from './silent-hook';

const realQueueMicrotask = globalThis.queueMicrotask;

const owner = Symbol('the caller of a promise');

interface OwnedPromise {
  [owner]?: Place | undefined;
}

/**
 * Counts what has run in this process since a search began (the counters only grow), and tracks the caller whose code runs now.
 *
 * A promise belongs to the caller that created it. Tracking callers with promise hooks costs a few percent; AsyncLocalStorage
 * would make every promise on Node 20 four times as expensive.
 */
class Activity {
  /** Promise jobs (microtasks of promises), including those of the explorer. */
  jobs = 0;
  /** Promise jobs of the explorer only. */
  ownJobs = 0;
  /** Calls of `queueMicrotask`. */
  microtasks = 0;
  /** Calls of `process.nextTick`. */
  ticks = 0;
  /** The caller whose code runs now; undefined outside of all orders. */
  place: Place | undefined;
  /** Whether `queueMicrotask` takes an asynchronous id. */
  microtasksTakeIds = false;
  /**
   * The symbol under which Node 20 stores the asynchronous id of a promise; undefined until one was seen. Promises take ids only
   * while some code uses AsyncLocalStorage, which may start and end at any time. Without the symbol, no promise is inspected.
   */
  #idSymbol: symbol | undefined;
  #queueMicrotask = realQueueMicrotask;
  #isFollowing = false;
  /** The promises of this tick that had no id when they were last seen. */
  readonly #withoutId = new Set<object>();

  /** The caller that created a promise. */
  ownerOf(promise: Promise<unknown>): Place | undefined {
    return (promise as OwnedPromise)[owner];
  }

  /** Starts to count and to track callers. The function that it returns stops that. Only one can be active at a time. */
  follow(): () => void {
    let isOver = false;
    const endWatch = watchMicrotasks();
    this.#findOutWhatTakesIds();
    // Let the explorer's own promise take its id now, if promises take ids. In the first order, that id would look like a wait.
    queuePromiseJob(() => {
      this.ownJobs += 1;
    });
    const stopHooks = v8.promiseHooks.createHook({
      init: (promise, parent) => {
        if (this.#idSymbol !== undefined) {
          this.#keep(promise, parent, this.#idSymbol);
        }
        if (this.place !== undefined) {
          (promise as OwnedPromise)[owner] = this.place;
        }
      },
      before: (promise) => {
        this.jobs += 1;
        // Node removes the hooks one promise job too late.
        this.place = isOver ? undefined : (promise as OwnedPromise)[owner];
      },
    }) as () => void;
    const giveBack = this.#replaceQueues();
    return () => {
      isOver = true;
      stopHooks();
      endWatch();
      giveBack();
      this.place = undefined;
    };
  }

  /** Counts `nextTick` and `queueMicrotask`, whose calls hooks do not see on Node 24. A callback belongs to the caller that queued it. */
  #replaceQueues(): () => void {
    const { queueMicrotask } = globalThis;
    // Node's own modules use the real process; in Jest, the code under test uses a copy of it.
    const giveBack = [...new Set([realProcess, process])].map((home) => this.#replaceTick(home));
    this.#queueMicrotask = queueMicrotask === this.countMicrotask ? realQueueMicrotask : queueMicrotask;
    this.#isFollowing = true;
    globalThis.queueMicrotask = this.countMicrotask;
    return () => {
      this.#isFollowing = false;
      for (const put of giveBack) {
        put();
      }
      globalThis.queueMicrotask = queueMicrotask;
    };
  }

  /** The replacement for `queueMicrotask`. While no search counts, it only calls Node's. */
  readonly countMicrotask = (callback: () => void): void => {
    if (this.#isFollowing) {
      this.microtasks += 1;
      Reflect.apply(this.#queueMicrotask, globalThis, [this.#keepPlace(callback)]);
    } else {
      Reflect.apply(realQueueMicrotask, globalThis, [callback]);
    }
  };

  #replaceTick(home: NodeJS.Process): () => void {
    const { nextTick } = home;
    const takesId = nextTick === realTick;
    home.nextTick = (callback, ...args: unknown[]) => {
      // A fake nextTick takes no asynchronous id.
      this.ticks += takesId ? 1 : 0;
      Reflect.apply(nextTick, home, [this.#keepPlace(callback), ...args]);
    };
    return () => {
      home.nextTick = nextTick;
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
    this.microtasksTakeIds = doMicrotasksTakeIds();
    this.lookAtPromises();
  }

  /** Checks again whether promises take ids: the subject itself may have started to use AsyncLocalStorage. */
  lookAtPromises(): void {
    const promise = new Promise(() => undefined);
    this.#idSymbol ??= Object.getOwnPropertySymbols(promise).find(
      ({ description }) => description === 'async_id_symbol',
    );
    this.#withoutId.delete(promise);
  }

  /** Forgets the promises of the previous tick. */
  forgetPromises(): void {
    // The check saves time: clear() is not free, even for an empty set.
    if (this.#withoutId.size > 0) {
      this.#withoutId.clear();
    }
  }

  /** How many promises have taken an id in this tick. */
  get promiseIds(): number {
    let taken = 0;
    if (this.#withoutId.size === 0) {
      return taken;
    }
    for (const promise of this.#withoutId) {
      taken += this.#idSymbol !== undefined && this.#idSymbol in promise ? 1 : 0;
    }
    return taken;
  }

  /** Remembers a promise without an id. It takes an id when it is created, or when another promise is derived from it. */
  #keep(promise: Promise<unknown>, parent: Promise<unknown> | undefined, idSymbol: symbol): void {
    this.#withoutId.add(promise);
    if (parent !== undefined && !(idSymbol in parent)) {
      this.#withoutId.add(parent);
    }
  }
}

/** A singleton, because promise hooks and asynchronous ids are global to the process. */
export const activity = new Activity();

// If queueMicrotask takes no asynchronous id, only a replacement can count its calls. It is installed at once, so that a module
// that is loaded later, and stores the function, stores the replacement.
if (!doMicrotasksTakeIds()) {
  globalThis.queueMicrotask = activity.countMicrotask;
}
