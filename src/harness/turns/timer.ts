/**
 * Rings once after `durationMs` milliseconds; the function it returns cancels it.
 *
 * The one door through which the harness waits for time, so that a test can own the clock.
 */
export type StartTimer = (durationMs: number, ring: () => void) => () => void;

/** The timer of the machine. It keeps the process alive: a hang must end in an error, not in silence. */
export const startRealTimer: StartTimer = (durationMs, ring) => {
  const timer = setTimeout(ring, durationMs);
  return () => clearTimeout(timer);
};
