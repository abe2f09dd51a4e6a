import { performance } from 'node:perf_hooks';
import timers from 'node:timers';

/** The longest that a timer of Node can wait, in milliseconds: 24 days. Asked for more, it would ring at once. */
export const TIMER_MS_MAX = 2 ** 31 - 1;

// Taken when this file is first imported, so that fake timers installed by a test cannot stop the explorer; and from the
// modules of Node, since a test runner may have put fakes in the place of its globals before.
const scheduleImmediate = timers.setImmediate;
const scheduleTimeout = timers.setTimeout;
const cancelTimeout = timers.clearTimeout;
const readClock = performance.now.bind(performance);

/**
 * Ends after one turn of the event loop.
 *
 * By then every promise job and every `nextTick` has run, and those they queued in turn: all that can go on without
 * a completion from outside has gone on.
 */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    scheduleImmediate(resolve);
  });
}

/** Calls back from the event loop, after everything that can run without it. */
export function leaveLoop(then: () => void): NodeJS.Immediate {
  return scheduleImmediate(then);
}

/** Lets real time pass: only to tell "never" from "later", which the event loop cannot say. */
export function letPass(durationMs: number): Promise<void> {
  return new Promise((resolve) => {
    scheduleTimeout(resolve, durationMs);
  });
}

/** Rings once after real time; the function it returns cancels it. */
export function ringAfter(durationMs: number, ring: () => void): () => void {
  const timer = scheduleTimeout(ring, Math.min(durationMs, TIMER_MS_MAX));
  return () => cancelTimeout(timer);
}

/** Real time, in milliseconds, for progress and patience; never part of a verdict on its own. */
export function clockMs(): number {
  return readClock();
}
