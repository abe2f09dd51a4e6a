import { AsyncResource } from 'node:async_hooks';
import { runInThisContext } from 'node:vm';

// Taken when this file is first imported, so that fake timers installed by a test cannot stop the explorer, and so that
// what the explorer puts in their place for the time of a search is not taken for the real ones.

/**
 * The globals that the code under test may see: those here, and those of Node itself, which are others where a test runs in a
 * `vm` context. Packages that are loaded for one order see the latter.
 */
export const globals: readonly (typeof globalThis)[] = [
  ...new Set([globalThis, runInThisContext('globalThis')]),
];

/**
 * The process itself. In its `vm` contexts, Jest hands out a copy of it, also to those who ask for the module; the copy may have
 * a fake `nextTick`, and never hears of a rejection. So the context of Node itself is asked.
 */
export const realProcess: NodeJS.Process = runInThisContext('process');

/** The real `process.nextTick`. */
export const realTick = realProcess.nextTick;

/** The same, to be called. */
export const queueTick: (callback: () => void) => void = realTick.bind(realProcess);

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
