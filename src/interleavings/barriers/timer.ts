import { ringAfter } from './event-loop';

/**
 * Rings once after `durationMs` milliseconds; the function it returns cancels it.
 *
 * The one door through which explorer and barriers wait for time, so that a test can own the clock. A barrier asks for
 * whole numbers from 1 to 2147483647 (24 days), which `setTimeout` can hold, and never for `Infinity`.
 */
export type StartTimer = (durationMs: number, ring: () => void) => () => void;

/** The timer of the machine. It keeps the process alive: a hang must end in an error, not in silence. */
export const startRealTimer: StartTimer = (durationMs, ring) => ringAfter(durationMs, ring);
