import type { Turns } from '@audit-race/interleavings';

type Ring = (...args: readonly unknown[]) => void;

/** Makes the timers and the immediates of this process turns. Gives back the function that undoes it. */
export function controlTimers(turns: Turns): () => void {
  const { setTimeout, clearTimeout, setImmediate } = globalThis;
  const running = new Map<unknown, () => void>();
  const start = (ring: Ring, durationMs = 0, ...args: readonly unknown[]) => {
    const timer = { ref: () => timer, unref: () => timer };
    running.set(
      timer,
      turns.startTimer(durationMs, () => ring(...args)),
    );
    return timer;
  };
  Object.assign(globalThis, {
    setTimeout: start,
    clearTimeout: (timer: unknown) => running.get(timer)?.(),
    setImmediate: (ring: Ring, ...args: readonly unknown[]) => start(ring, 0, ...args),
  });
  return () => {
    Object.assign(globalThis, { setTimeout, clearTimeout, setImmediate });
  };
}
