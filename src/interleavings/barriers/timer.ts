import { ringAfter } from './event-loop';

/**
 * Starts a one-shot timer of `durationMs` milliseconds. The function that it returns cancels the timer.
 *
 * The explorer and the barriers wait for time only through this function, so that a test can control the clock. A barrier passes
 * whole numbers from 1 to 2147483647 (24 days), the range of `setTimeout`, and never `Infinity`.
 */
export type StartTimer = (durationMs: number, ring: () => void) => () => void;

/** The real timer. It keeps the process alive: a hang must end with an error, not with a silent exit. */
export const startRealTimer: StartTimer = (durationMs, ring) => ringAfter(durationMs, ring);
