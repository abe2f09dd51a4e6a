import { AsyncResource } from 'node:async_hooks';
import { runInThisContext } from 'node:vm';

// Read once, when this file is first imported. So fake timers that a test installs later cannot stop the explorer, and the
// explorer does not mistake its own replacements during a search for the real functions.

/**
 * The global objects that the code under test may see: the current one, and that of Node itself. They differ if a test runs in a
 * `vm` context. Packages that are loaded for one order see Node's.
 */
export const globals: readonly (typeof globalThis)[] = [
  ...new Set([globalThis, runInThisContext('globalThis')]),
];

/**
 * The real process object. In its `vm` contexts, Jest provides a copy, even for `require('process')`. The copy may have a fake
 * `nextTick`, and gets no `unhandledRejection` events. So the object is read from Node's main context.
 */
export const realProcess: NodeJS.Process = runInThisContext('process');

/** The real `process.nextTick`. */
export const realTick = realProcess.nextTick;

/** The real `process.nextTick`, bound. */
export const queueTick: (callback: () => void) => void = realTick.bind(realProcess);

const settled = Promise.resolve();

/** Queues a callback as a promise job, after those that are already queued. */
export function queuePromiseJob(job: () => void): void {
  // The second argument never runs, because `settled` is fulfilled; callbacks of the explorer catch their own errors.
  settled.then(job, job);
}

/** Takes the next asynchronous id of the process. Everything that waits for the event loop takes one, too, so gaps show waits. */
export function takeAsyncId(): number {
  return new AsyncResource('audit-race').asyncId();
}
