import { namesOf } from '../domain/known-names';

/** Where the audit log gets its time, and how it waits for time to pass. */
export interface Clock {
  /** Milliseconds since 1970. It may stand still or jump; entries stay in order all the same. */
  now(): number;
  /** Rings once after `durationMs` milliseconds; the function it returns cancels it. A waiting timer keeps the process alive. */
  startTimer(durationMs: number, ring: () => void): () => void;
}

/** The clock of the machine. */
export const systemClock: Clock = Object.freeze({
  now: () => Date.now(),
  startTimer: (durationMs: number, ring: () => void) => {
    const timer = setTimeout(ring, durationMs);
    return () => clearTimeout(timer);
  },
});

/** Every method of a clock. */
export const clockMethods = namesOf<keyof Clock>({ now: true, startTimer: true });

/** The longest wait that a timer of the machine can hold, in milliseconds. Set to more, it rings at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

/** Waits for a promise, but no longer than that: then it rejects with what `late` makes. */
export async function within<T>(
  promise: Promise<T>,
  { clock, durationMs, late }: { clock: Clock; durationMs: number; late: () => Error },
): Promise<T> {
  let cancel: () => void = () => undefined;
  const timeUp = new Promise<never>((_, reject) => {
    const wait = (leftMs: number): void => {
      const sliceMs = Math.min(leftMs, TIMER_MS_MAX);
      cancel = clock.startTimer(sliceMs, () => (leftMs > sliceMs ? wait(leftMs - sliceMs) : reject(late())));
    };
    wait(durationMs);
  });
  try {
    return await Promise.race([promise, timeUp]);
  } finally {
    cancel();
  }
}
