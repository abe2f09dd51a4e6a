import { AsyncResource } from 'node:async_hooks';

// Taken when this file is first imported, so that fake timers installed by a test cannot stop the explorer, and so that
// what the explorer puts in their place for the time of a search is not taken for the real ones.

/** The real `process.nextTick`. */
export const queueTick: (callback: () => void) => void = process.nextTick.bind(process);

/** The real `queueMicrotask`. */
export const queueJob: (callback: () => void) => void = queueMicrotask;

const settled = Promise.resolve();

/** Runs a callback as a promise job, behind those that are queued. */
export function queuePromiseJob(job: () => void): void {
  // Its rejection cannot happen: the callbacks of the explorer catch what they throw.
  settled.then(job, job);
}

/** Takes the next asynchronous id of this process: everything that waits for the event loop takes one, too. */
export function takeAsyncId(): number {
  return new AsyncResource('audit-race').asyncId();
}
