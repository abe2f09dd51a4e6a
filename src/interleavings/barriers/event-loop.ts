import { performance } from 'node:perf_hooks';
import timers from 'node:timers';

/** The longest delay of a Node timer, in milliseconds (24 days). With a longer delay, Node fires the timer at once. */
export const TIMER_MS_MAX = 2 ** 31 - 1;

// Read once, when this file is first imported: fake timers that a test installs later cannot stop the explorer.
// Read from Node's modules, not from the globals: a test runner may have replaced the globals before this import.
const scheduleImmediate = timers.setImmediate;
const scheduleTimeout = timers.setTimeout;
const cancelTimeout = timers.clearTimeout;
const readClock = performance.now.bind(performance);

/**
 * Resolves after one turn of the event loop.
 *
 * By then all microtasks and `nextTick` callbacks have run, including those that they queued themselves: everything that
 * can proceed without an event from outside has done so.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    scheduleImmediate(resolve);
  });
}

/** Calls back from the event loop, after all pending microtasks and `nextTick` callbacks. */
export function leaveLoop(then: () => void): NodeJS.Immediate {
  return scheduleImmediate(then);
}

/** Waits in real time. The event loop cannot tell "never" from "later"; only time can. */
export function letPass(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    scheduleTimeout(resolve, durationMs);
  });
}

/** Starts a one-shot timer in real time. The function that it returns cancels the timer. */
export function ringAfter(durationMs: number, ring: () => void): () => void {
  const timer = scheduleTimeout(ring, Math.min(durationMs, TIMER_MS_MAX));
  return () => cancelTimeout(timer);
}

/** Monotonic real time in milliseconds, for progress and patience. Time alone never decides a verdict. */
export function clockMs(): number {
  return readClock();
}
