/**
 * Rings once after `durationMs` milliseconds; the function it returns cancels it.
 *
 * The one door through which explorer and barriers wait for time, so that a test can own the clock.
 */
export type StartTimer = (durationMs: number, ring: () => void) => () => void;

/** The longest that a timer of Node can wait: 24 days. Asked for more, it would ring at once. */
export const TIMER_MS_MAX = 2 ** 31 - 1;

/** The timer of the machine. It keeps the process alive: a hang must end in an error, not in silence. */
export const startRealTimer: StartTimer = (durationMs, ring) => {
  const timer = setTimeout(ring, Math.min(durationMs, TIMER_MS_MAX));
  return () => clearTimeout(timer);
};
