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
  /** Calls of `queueMicrotask`. */
  microtasks = 0;
  /** Calls of `process.nextTick`. */
  ticks = 0;
  /** Whoever runs; nobody outside of all orders. */
  place: Place | undefined;
  /** Whether `queueMicrotask` takes one. */
  microtasksTakeIds = false;
  /**
   * Where Node 20 writes the asynchronous id of a promise. Promises take ids while somebody uses AsyncLocalStorage, which may
   * begin and end at any time; until that is seen, nothing is looked at.
   */
  #idSymbol: symbol | undefined;
  #queueMicrotask = realQueueMicrotask;
  #isFollowing = false;
  /** The promises of this tick that had no id when they were last seen. */
  readonly #withoutId = new Set<object>();

  /** Whoever made a promise. */
  ownerOf(promise: Promise<unknown>): Place | undefined {
    return (promise as OwnedPromise)[owner];
  }

  /** Begins to count and to follow; the function it returns ends that. One at a time. */
  follow(): () => void {
    let isOver = false;
    const endWatch = watchMicrotasks();
    this.#findOutWhatTakesIds();
    // What the explorer waits with takes its id now, if promises take any: in the first order it would look like a wait.
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
        // Node takes hooks away one promise job late.
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

  /** Node 24 shows neither of these to hooks, so their calls are counted; their callbacks stay with whoever queued them. */
  #replaceQueues(): () => void {
    const { queueMicrotask } = globalThis;
    // Node's own modules use the process itself, code under test in Jest a copy of it.
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

  /** Stands for `queueMicrotask`; while nobody counts, it is that of Node. */
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
      // A fake takes no asynchronous id.
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

  /** Looks again whether promises take ids: the subject itself may have begun to use AsyncLocalStorage. */
  lookAtPromises(): void {
    const promise = new Promise(() => undefined);
    this.#idSymbol ??= Object.getOwnPropertySymbols(promise).find(
      ({ description }) => description === 'async_id_symbol',
    );
    this.#withoutId.delete(promise);
  }

  /** Forgets the promises of the tick before. */
  forgetPromises(): void {
    // To clear a set costs something, also when it is empty.
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

  /** A promise takes its id when it is made, or when another is made from it. */
  #keep(promise: Promise<unknown>, parent: Promise<unknown> | undefined, idSymbol: symbol): void {
    this.#withoutId.add(promise);
    if (parent !== undefined && !(idSymbol in parent)) {
      this.#withoutId.add(parent);
    }
  }
}

/** Promise hooks and asynchronous ids are those of the process, so there is one of these. */
export const activity = new Activity();

// Where it takes no asynchronous id, and nobody can see to that, it is seen by nobody but whoever is called instead: so a module that
// keeps it after the explorer was loaded keeps this one.
if (!doMicrotasksTakeIds()) {
  globalThis.queueMicrotask = activity.countMicrotask;
}
